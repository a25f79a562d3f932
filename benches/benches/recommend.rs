//! From a loaded case to its levels, its recommendation, and the levels of its replay.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use everycontact::Viewpoint;
use everycontact_benches::{as_of, case, policy};

fn typical(criterion: &mut Criterion) {
    let policy = policy();
    let (case, as_of) = (case(policy.codebook(), 4, 3), as_of(4));
    let mut group = criterion.benchmark_group("typical");
    group.throughput(Throughput::Elements(1));
    group.bench_function("levels", |bencher| {
        bencher.iter(|| policy.levels(black_box(&case), black_box(as_of)));
    });
    group.bench_function("recommend", |bencher| {
        bencher.iter(|| policy.recommend(black_box(&case), black_box(as_of)));
    });
    group.bench_function("replay", |bencher| {
        bencher.iter(|| policy.replay(black_box(&case), &Viewpoint::AllRecords));
    });
    group.finish();
}

fn growing(criterion: &mut Criterion) {
    let policy = policy();
    let mut group = criterion.benchmark_group("growing");
    group.sample_size(10);
    for contacts in [10, 100, 1_000, 10_000, 100_000] {
        let (case, as_of) = (case(policy.codebook(), contacts, 3), as_of(contacts));
        group.throughput(Throughput::Elements(contacts as u64));
        group.bench_function(BenchmarkId::new("levels", contacts), |bencher| {
            bencher.iter(|| policy.levels(black_box(&case), black_box(as_of)));
        });
        group.bench_function(BenchmarkId::new("recommend", contacts), |bencher| {
            bencher.iter(|| policy.recommend(black_box(&case), black_box(as_of)));
        });
        group.bench_function(BenchmarkId::new("replay", contacts), |bencher| {
            bencher.iter(|| policy.replay(black_box(&case), &Viewpoint::AllRecords));
        });
    }
    group.finish();
}

criterion_group!(benches, typical, growing);
criterion_main!(benches);
