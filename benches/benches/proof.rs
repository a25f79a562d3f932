//! Explanations and receipts: what it costs to try every change, and to make what can be checked.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use everycontact::{Bound, Disclosure, Phrases, Receipt, Viewpoint, shipped};
use everycontact_benches::{as_of, case, policy};

fn explain(criterion: &mut Criterion) {
    let policy = policy();
    let mut group = criterion.benchmark_group("explain");
    let (typical, at) = (case(policy.codebook(), 4, 3), as_of(4));
    let made = policy.recommend(&typical, at);
    let explanation = made.explain(Bound::default());
    let work = explanation.document().work;
    println!("typical: {} of {} evaluations, level {}", work.evaluations, work.bound, made.level().id);
    group.bench_function("levels", |bencher| bencher.iter(|| policy.levels(black_box(&typical), at)));
    group.bench_function("recommend", |bencher| bencher.iter(|| policy.recommend(black_box(&typical), at)));
    group.bench_function("explain", |bencher| bencher.iter(|| black_box(&made).explain(Bound::default())));
    group.bench_function("as data", |bencher| bencher.iter(|| black_box(&explanation).to_json()));
    let subject = shipped::subject_a(policy.codebook());
    let replay = policy.replay(&subject, &Viewpoint::AllRecords);
    let last = replay.last_recommendation().expect("the record has steps");
    let work = last.explain(Bound::default()).document().work;
    println!("subject A: {} of {} evaluations, level {}", work.evaluations, work.bound, last.level().id);
    group.bench_function("subject A", |bencher| bencher.iter(|| black_box(&last).explain(Bound::default())));
    group.bench_function("page", |bencher| {
        let english = Phrases::english();
        bencher.iter(|| black_box(&explanation).page(&english, Disclosure::Whole));
    });
    group.sample_size(10);
    for contacts in [10, 100, 1_000, 10_000] {
        let (case, at) = (case(policy.codebook(), contacts, 3), as_of(contacts));
        let made = policy.recommend(&case, at);
        group.bench_function(BenchmarkId::new("growing", contacts), |bencher| {
            bencher.iter(|| black_box(&made).explain(Bound::default()));
        });
    }
    group.finish();
}

fn receipt(criterion: &mut Criterion) {
    let policy = policy();
    let mut group = criterion.benchmark_group("receipt");
    let (typical, at) = (case(policy.codebook(), 4, 3), as_of(4));
    let made = policy.recommend(&typical, at);
    let receipt = made.receipt();
    println!("the receipt has {} bytes", receipt.to_json().len());
    group.bench_function("make", |bencher| bencher.iter(|| black_box(&made).receipt()));
    group.bench_function("recommend and make", |bencher| {
        bencher.iter(|| policy.recommend(black_box(&typical), at).receipt());
    });
    group.bench_function("parse", |bencher| {
        bencher.iter(|| Receipt::parse(black_box(receipt.to_json())).expect("it was made here"));
    });
    group.bench_function("verify", |bencher| bencher.iter(|| black_box(&receipt).verify(&policy, &typical)));
    let other = policy.recommend(&typical, as_of(3));
    group.bench_function("compare", |bencher| bencher.iter(|| black_box(&made).compare(&other)));
    group.finish();
}

criterion_group!(benches, explain, receipt);
criterion_main!(benches);
