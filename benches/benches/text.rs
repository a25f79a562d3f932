//! From JSON text to JSON text, beside what `serde_json` alone takes for the same two documents.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use everycontact::{Case, CaseDocument, Policy, read_cases, shipped, wire, write_cases};
use everycontact_benches::{as_of, case, case_text, policy};

fn load(criterion: &mut Criterion) {
    let codebook = shipped::codebook();
    let mut group = criterion.benchmark_group("load");
    group.throughput(Throughput::Bytes(shipped::UK_ILLUSTRATIVE.len() as u64));
    group.bench_function("policy", |bencher| {
        bencher.iter(|| Policy::parse(black_box(shipped::UK_ILLUSTRATIVE), &codebook).unwrap());
    });
    group.throughput(Throughput::Bytes(shipped::CODEBOOK.len() as u64));
    group.bench_function("codebook", |bencher| {
        bencher.iter(|| everycontact::Codebook::parse(black_box(shipped::CODEBOOK)).unwrap());
    });
    group.finish();
}

fn text_to_text(criterion: &mut Criterion) {
    let policy = policy();
    for (name, contacts) in [("typical", 4), ("long", 100)] {
        let text = case_text(contacts, 3);
        let as_of_text = everycontact::format_instant(as_of(contacts));
        let made = policy.recommend(&case(policy.codebook(), contacts, 3), as_of(contacts));
        let written = made.to_json();
        let value: serde_json::Value = serde_json::from_str(&written).unwrap();
        let mut group = criterion.benchmark_group(format!("text/{name}"));
        group.throughput(Throughput::Bytes((text.len() + written.len()) as u64));
        group.bench_function("everycontact", |bencher| {
            bencher.iter(|| {
                wire::recommend_case_json(&policy, black_box(&text), black_box(&as_of_text)).unwrap()
            });
        });
        group.bench_function("serde_json, typed", |bencher| {
            let document = made.document();
            bencher.iter(|| {
                let read: CaseDocument = serde_json::from_str(black_box(&text)).unwrap();
                (read, serde_json::to_string(black_box(&document)).unwrap())
            });
        });
        group.bench_function("serde_json, untyped", |bencher| {
            bencher.iter(|| {
                let read: serde_json::Value = serde_json::from_str(black_box(&text)).unwrap();
                (read, serde_json::to_string(black_box(&value)).unwrap())
            });
        });
        group.finish();
    }
}

/// A stream of cases, beside the same texts read one by one.
fn interchange(criterion: &mut Criterion) {
    let codebook = shipped::codebook();
    let cases = vec![case(&codebook, 4, 3); 500];
    let texts: Vec<String> = cases.iter().map(Case::to_json).collect();
    let mut stream = Vec::new();
    write_cases(&mut stream, &cases).unwrap();
    let mut group = criterion.benchmark_group("interchange");
    group.throughput(Throughput::Bytes(stream.len() as u64));
    group.bench_function("read, a stream", |bencher| {
        bencher.iter(|| read_cases(black_box(stream.as_slice()), &codebook).filter(Result::is_ok).count());
    });
    group.bench_function("read, one by one", |bencher| {
        bencher.iter(|| {
            let read = texts.iter().map(|text| Case::parse(black_box(text), &codebook));
            read.filter(Result::is_ok).count()
        });
    });
    group.bench_function("write", |bencher| {
        bencher.iter(|| {
            let mut out = Vec::with_capacity(stream.len());
            write_cases(&mut out, black_box(&cases)).unwrap();
            out
        });
    });
    group.finish();
}

criterion_group!(benches, load, text_to_text, interchange);
criterion_main!(benches);
