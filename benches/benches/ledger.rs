//! Proofs in a log of a million entries, an append to it, and the recovery of a log of a hundred thousand.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use everycontact::{CaseId, Digest, Ledger, LedgerEntry, LedgerPolicy, PolicyId, Salt};

const ORIGIN: &str = "ledger.example/bench";
const MILLION: u64 = 1_000_000;

fn entry(number: u64) -> LedgerEntry {
    let policy = LedgerPolicy::new(PolicyId::new("uk-illustrative").unwrap(), "1.1.0", Digest::of(b"policy"));
    let receipt = Digest::of(&number.to_be_bytes());
    let salts = |field| Salt::new(Digest::of(format!("{number}{field:?}").as_bytes()).as_bytes()).ok();
    let case = CaseId::new("case-1").unwrap();
    LedgerEntry::of_receipt(&case, &receipt, policy, salts).unwrap().entry().clone()
}

/// A ledger of so many entries, appended so many at a time, and what is stored of it.
fn ledger(entries: u64, at_a_time: u64) -> (Ledger, Vec<u8>) {
    let (mut ledger, mut bytes) = (Ledger::new(ORIGIN).unwrap(), Vec::new());
    while ledger.size() < entries {
        let batch: Vec<LedgerEntry> = (ledger.size()..ledger.size() + at_a_time).map(entry).collect();
        let append = ledger.prepare(&batch).unwrap();
        bytes.extend_from_slice(append.bytes());
        ledger.acknowledge(append).unwrap();
    }
    (ledger, bytes)
}

/// Places and sizes all over the log, which are in no order.
fn places() -> impl Iterator<Item = u64> {
    (0_u64..).map(|at| at.wrapping_mul(0x9E37_79B9_7F4A_7C15) % (MILLION - 1))
}

fn million(criterion: &mut Criterion) {
    let (mut ledger, _) = ledger(MILLION, 1_000);
    let checkpoint = ledger.checkpoint();
    let mut group = criterion.benchmark_group("ledger of 1,000,000");
    let mut places = places();
    group.bench_function("inclusion, prove", |bencher| {
        bencher.iter(|| ledger.inclusion(black_box(places.next().unwrap()), MILLION).unwrap());
    });
    group.bench_function("consistency, prove", |bencher| {
        bencher.iter(|| ledger.consistency(black_box(places.next().unwrap() + 1), MILLION).unwrap());
    });
    let inclusion = ledger.inclusion(777_777, MILLION).unwrap();
    let text = entry(777_777).to_json();
    group.bench_function("inclusion, verify", |bencher| {
        bencher.iter(|| black_box(&inclusion).verify(black_box(text.as_bytes()), &checkpoint).unwrap());
    });
    let (earlier, consistency) =
        (ledger.checkpoint_at(777_777).unwrap(), ledger.consistency(777_777, MILLION).unwrap());
    group.bench_function("consistency, verify", |bencher| {
        bencher.iter(|| black_box(&consistency).verify(black_box(&earlier), &checkpoint).unwrap());
    });
    let one = [entry(MILLION)];
    group.bench_function("append of one, prepare", |bencher| {
        bencher.iter(|| ledger.prepare(black_box(&one)).unwrap());
    });
    group.bench_function("append of one, prepare and acknowledge", |bencher| {
        bencher.iter(|| {
            let append = ledger.prepare(black_box(&one)).unwrap();
            ledger.acknowledge(append).unwrap();
        });
    });
    group.finish();
}

fn recovery(criterion: &mut Criterion) {
    const ENTRIES: u64 = 100_000;
    let mut group = criterion.benchmark_group("recover 100,000");
    group.sample_size(10);
    for at_a_time in [1, 100] {
        let (_, bytes) = ledger(ENTRIES, at_a_time);
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(BenchmarkId::new("entries in an append", at_a_time), |bencher| {
            bencher.iter(|| Ledger::recover(ORIGIN, black_box(&bytes)).unwrap().into_ledger());
        });
    }
    group.finish();
}

criterion_group!(benches, million, recovery);
criterion_main!(benches);
