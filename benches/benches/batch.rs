//! From encoded and grouped columns to columns of levels.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use everycontact::{Case, Policy, Wanted, parse_instant};
use everycontact_benches::people::{self, People};

fn columns(criterion: &mut Criterion) {
    let as_of = parse_instant(people::AS_OF).unwrap();
    let mut group = criterion.benchmark_group("batch");
    group.sample_size(10);
    for (name, policy) in
        [("ten criteria", people::policy()), ("uk-illustrative", everycontact_benches::policy())]
    {
        let people = People::new(policy.codebook(), 100_000);
        let batch = people.batch(policy.codebook());
        group.throughput(Throughput::Elements(people.len()));
        group.bench_function(format!("{name}, levels"), |bencher| {
            bencher.iter(|| policy.levels_of(black_box(&batch), 0..batch.len(), as_of, Wanted::default()));
        });
        let mut wanted = Wanted::default();
        (wanted.alone, wanted.home) = (true, true);
        group.bench_function(format!("{name}, with alone and home"), |bencher| {
            bencher.iter(|| policy.levels_of(black_box(&batch), 0..batch.len(), as_of, wanted));
        });
        group.bench_function(format!("{name}, one case at a time"), |bencher| {
            let cases = loaded(&policy, &batch);
            bencher.iter(|| cases.iter().map(|case| policy.levels(case, as_of).level()).sum::<usize>());
        });
        group.bench_function(format!("{name}, grouping"), |bencher| {
            bencher.iter(|| people.batch(policy.codebook()))
        });
    }
    group.finish();
}

fn loaded(policy: &Policy, batch: &everycontact::CaseBatch) -> Vec<Case> {
    let _ = policy;
    let case = |at| batch.to_case(at, &format!("case-{at}"), |row| format!("contact-{row}")).unwrap();
    (0..batch.len().min(100_000)).map(case).collect()
}

criterion_group!(benches, columns);
criterion_main!(benches);
