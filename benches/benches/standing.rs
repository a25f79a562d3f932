//! Where a case stands beside what it asks for, and the list of what is due in many cases.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use everycontact::{Case, parse_instant};
use everycontact_benches::{accountable_text, as_of, case, policy};

fn standing(criterion: &mut Criterion) {
    let policy = policy();
    let mut group = criterion.benchmark_group("standing");
    let typical = Case::parse(&accountable_text(0), policy.codebook()).unwrap();
    let later = parse_instant("2019-01-01T12:00:00Z").unwrap();
    let larger = case(policy.codebook(), 100, 3);
    for (name, case, as_of) in [("typical", &typical, later), ("100 contacts", &larger, as_of(100))] {
        group.bench_function(BenchmarkId::new("recommendation", name), |bencher| {
            bencher.iter(|| policy.recommend(black_box(case), black_box(as_of)));
        });
        group.bench_function(BenchmarkId::new("with responses, home and closure", name), |bencher| {
            bencher.iter(|| {
                let recommendation = policy.recommend(black_box(case), black_box(as_of));
                let standing = policy.standing(black_box(case), black_box(as_of));
                let closing = standing.closing(None);
                (recommendation, standing, closing)
            });
        });
        group.bench_function(BenchmarkId::new("standing as data", name), |bencher| {
            let standing = policy.standing(case, as_of);
            bencher.iter(|| black_box(&standing).document().duties.len());
        });
    }
    group.finish();
}

fn due(criterion: &mut Criterion) {
    let policy = policy();
    let later = parse_instant("2019-01-01T12:00:00Z").unwrap();
    let load = |nth| Case::parse(&accountable_text(nth), policy.codebook()).unwrap();
    let cases: Vec<Case> = (0..100_000).map(load).collect();
    let mut group = criterion.benchmark_group("due");
    group.sample_size(10);
    for count in [1_000, 10_000, 100_000] {
        let cases = &cases[..count];
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::new("cases", count), |bencher| {
            bencher.iter(|| policy.due(black_box(cases), black_box(later)).duties.len());
        });
    }
    group.finish();
}

fn growing(criterion: &mut Criterion) {
    let policy = policy();
    let mut group = criterion.benchmark_group("standing, growing");
    group.sample_size(10);
    for contacts in [10, 100, 1_000, 10_000] {
        let (case, as_of) = (case(policy.codebook(), contacts, 3), as_of(contacts));
        group.throughput(Throughput::Elements(contacts as u64));
        group.bench_function(BenchmarkId::from_parameter(contacts), |bencher| {
            bencher.iter(|| policy.standing(black_box(&case), black_box(as_of)).closing(None).is_ok());
        });
    }
    group.finish();
}

criterion_group!(benches, standing, due, growing);
criterion_main!(benches);
