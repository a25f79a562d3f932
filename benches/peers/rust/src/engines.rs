//! Rule engines, each given the history of one person after another as a value that is loaded already.
//!
//! They say which criteria are met; the level is looked up from that for all of them, at no cost to them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use cel::{Context, Env, Program, Value as CelValue};
use datalogic_rs::{Engine as DataLogic, Logic, ParsedData};
use regorus::languages::rego::compiler::Compiler;
use regorus::rvm::vm::RegoVM;
use regorus::{Engine as Rego, Value as RegoValue};

use crate::Failure;

const ENTRY: &str = "data.peers.mask";

/// The first so many histories of a file of JSON lines.
fn lines(folder: &Path, histories: &str, persons: usize) -> Result<Vec<String>, Failure> {
    let text = fs::read_to_string(folder.join(histories))?;
    Ok(text.lines().take(persons).map(str::to_owned).collect())
}

pub struct JsonLogic {
    engine: DataLogic,
    rule: Logic,
    loaded: Vec<ParsedData>,
    texts: Vec<String>,
}

impl JsonLogic {
    pub fn new(folder: &Path, histories: &str, persons: usize) -> Result<Self, Failure> {
        let engine = DataLogic::new();
        let rule = engine.compile(fs::read_to_string(folder.join("rule.json"))?.as_str())?;
        let texts = lines(folder, histories, persons)?;
        let loaded = texts.iter().map(|text| ParsedData::from_json(text)).collect::<Result<_, _>>()?;
        Ok(Self { engine, rule, loaded, texts })
    }

    pub fn loaded(&self, masks: &mut Vec<u16>) -> Result<(), Failure> {
        let mut session = self.engine.session();
        for history in &self.loaded {
            let mask = session.eval_borrowed(&self.rule, history)?.as_i64();
            masks.push(mask.ok_or("no number")?.try_into()?);
            session.reset();
        }
        Ok(())
    }

    pub fn from_text(&self, masks: &mut Vec<u16>) -> Result<(), Failure> {
        let mut session = self.engine.session();
        for history in &self.texts {
            let mask = session.eval_borrowed(&self.rule, history.as_str())?.as_i64();
            masks.push(mask.ok_or("no number")?.try_into()?);
            session.reset();
        }
        Ok(())
    }
}

/// Rego, compiled for the virtual machine of regorus, which is its fastest way to run.
pub struct Regorus {
    machine: RegoVM,
    loaded: Vec<RegoValue>,
}

impl Regorus {
    pub fn new(folder: &Path, histories: &str, persons: usize) -> Result<Self, Failure> {
        let mut engine = Rego::new();
        engine.add_policy("policy.rego".to_owned(), include_str!("policy.rego").to_owned())?;
        let compiled = engine.compile_with_entrypoint(&ENTRY.into())?;
        let program = Compiler::compile_from_policy(&compiled, &[ENTRY])?;
        let mut machine = RegoVM::new();
        machine.load_program(program);
        machine.set_max_instructions(usize::MAX);
        let texts = lines(folder, histories, persons)?;
        let loaded = texts.iter().map(|text| RegoValue::from_json_str(text)).collect::<Result<_, _>>()?;
        Ok(Self { machine, loaded })
    }

    pub fn run(&mut self, masks: &mut Vec<u16>) -> Result<(), Failure> {
        for history in &self.loaded {
            self.machine.set_input(history.clone());
            masks.push(self.machine.execute()?.as_u64()?.try_into()?);
        }
        Ok(())
    }
}

/// CEL, with one environment for all and a context for each person that is made before any time counts.
pub struct Cel {
    program: Program,
    loaded: Vec<Context<'static, 'static>>,
}

impl Cel {
    pub fn new(folder: &Path, histories: &str, persons: usize) -> Result<Self, Failure> {
        let env = Arc::new(Env::stdlib());
        let source = fs::read_to_string(folder.join("expression.cel"))?;
        let program = env.compile(&source).map_err(|errors| errors.to_string())?;
        let mut loaded = Vec::with_capacity(persons);
        for text in lines(folder, histories, persons)? {
            let history: serde_json::Value = serde_json::from_str(&text)?;
            let mut context = Context::with_env(Arc::clone(&env));
            context.add_variable("contacts", &history["contacts"]).map_err(|error| error.to_string())?;
            loaded.push(context);
        }
        Ok(Self { program, loaded })
    }

    pub fn run(&self, masks: &mut Vec<u16>) -> Result<(), Failure> {
        for context in &self.loaded {
            let mask = match self.program.execute(context)? {
                CelValue::Int(mask) => mask.try_into()?,
                CelValue::UInt(mask) => mask.try_into()?,
                _ => return Err("no number".into()),
            };
            masks.push(mask);
        }
        Ok(())
    }
}
