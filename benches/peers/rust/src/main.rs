//! The contestants in Rust, behind the same protocol as those in Python: a line names what to run, the answer is
//! a line of JSON with the seconds that it took. What came of it is in a file.

mod columns;
mod engines;
mod hand;
mod ours;

use std::collections::HashMap;
use std::error::Error;
use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use cpu_time::ProcessTime;
use serde::{Deserialize, Serialize};

use columns::Columns;
use engines::{Cel, JsonLogic, Regorus};

pub type Failure = Box<dyn Error>;

/// What there is to run, as the first line of the input says it.
#[derive(Deserialize)]
struct Plan {
    folder: PathBuf,
    /// The name of the file of histories.
    #[serde(default)]
    histories: String,
    /// The contestants, each with how many persons it is given.
    contestants: HashMap<String, usize>,
    levels: Vec<u8>,
    results: PathBuf,
}

#[derive(Serialize)]
struct Answer<'a> {
    name: &'a str,
    seconds: f64,
    busy: f64,
}

/// Seconds by the clock, and those that the processor was busy for this process.
struct Watch {
    start: Instant,
    busy: ProcessTime,
}

impl Watch {
    fn start() -> Self {
        Self { busy: ProcessTime::now(), start: Instant::now() }
    }

    fn stop(&self) -> (f64, f64) {
        (self.start.elapsed().as_secs_f64(), self.busy.elapsed().as_secs_f64())
    }
}

/// The level of each person, and the criteria that are met as bits.
#[derive(Default)]
pub struct Results {
    pub levels: Vec<u8>,
    pub masks: Vec<u16>,
}

impl Results {
    fn of_persons(count: usize) -> Self {
        Self { levels: vec![0; count], masks: vec![0; count] }
    }

    fn write(&self, path: &Path) -> Result<(), Failure> {
        let masks = self.masks.iter().flat_map(|mask| mask.to_le_bytes());
        let bytes: Vec<u8> = self.levels.iter().copied().chain(masks).collect();
        Ok(std::fs::write(path, bytes)?)
    }
}

/// A contestant with its data loaded.
enum Contestant {
    Hand(Columns),
    Ours(Box<ours::Batch>),
    JsonLogic(Box<JsonLogic>),
    JsonLogicText(Box<JsonLogic>),
    Regorus(Box<Regorus>),
    Cel(Cel),
}

impl Contestant {
    fn new(name: &str, persons: usize, plan: &Plan) -> Result<Self, Failure> {
        let (folder, histories) = (plan.folder.as_path(), plan.histories.as_str());
        Ok(match name {
            "rust-hand" => Self::Hand(Columns::read(folder)?),
            "ours-batch" => Self::Ours(Box::new(ours::Batch::new(&Columns::read(folder)?)?)),
            "datalogic-rs" => Self::JsonLogic(Box::new(JsonLogic::new(folder, histories, persons)?)),
            "datalogic-rs-json" => Self::JsonLogicText(Box::new(JsonLogic::new(folder, histories, persons)?)),
            "regorus" => Self::Regorus(Box::new(Regorus::new(folder, histories, persons)?)),
            "cel-rs" => Self::Cel(Cel::new(folder, histories, persons)?),
            _ => return Err(format!("no contestant `{name}`").into()),
        })
    }

    /// Runs once, and gives what it took and what came of it.
    fn run(&mut self, persons: usize, levels: &[u8]) -> Result<((f64, f64), Results), Failure> {
        if let Self::Hand(columns) = self {
            let mut results = Results::of_persons(columns.persons());
            let watch = Watch::start();
            hand::decide(columns, &mut results);
            return Ok((watch.stop(), results));
        }
        if let Self::Ours(batch) = self {
            let watch = Watch::start();
            let results = batch.levels()?;
            return Ok((watch.stop(), results));
        }
        let mut masks = Vec::with_capacity(persons);
        let watch = Watch::start();
        match self {
            Self::Hand(_) | Self::Ours(_) => {}
            Self::JsonLogic(engine) => engine.loaded(&mut masks)?,
            Self::JsonLogicText(engine) => engine.from_text(&mut masks)?,
            Self::Regorus(engine) => engine.run(&mut masks)?,
            Self::Cel(engine) => engine.run(&mut masks)?,
        }
        let seconds = watch.stop();
        let levels = masks.iter().map(|mask| levels[usize::from(*mask)]).collect();
        Ok((seconds, Results { levels, masks }))
    }
}

fn main() -> Result<(), Failure> {
    let mut input = std::io::stdin().lock().lines();
    let plan: Plan = serde_json::from_str(&input.next().ok_or("no plan")??)?;
    let mut contestants = HashMap::new();
    for (name, persons) in &plan.contestants {
        contestants.insert(name.clone(), (Contestant::new(name, *persons, &plan)?, *persons));
    }
    println!("{{\"ready\":true}}");
    for line in input {
        let line = line?;
        let name = line.trim();
        let (contestant, persons) = contestants.get_mut(name).ok_or("no such contestant")?;
        let ((seconds, busy), results) = contestant.run(*persons, &plan.levels)?;
        results.write(&plan.results.join(format!("{name}.results")))?;
        println!("{}", serde_json::to_string(&Answer { name, seconds, busy })?);
        std::io::stdout().flush()?;
    }
    Ok(())
}
