//! The columns that come out.

use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, DictionaryArray, Int8Array, RecordBatch, StringArray, UInt8Array, UInt64Array};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use everycontact::{BatchLevels, Policy, Wanted};

use super::intake::Loaded;

/// A column that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Level,
    Ceiling,
    CeilingWithUnasked,
    Alone,
    Rank,
    CeilingRank,
    CeilingWithUnaskedRank,
    AloneRank,
    Home,
    Route,
    Criteria,
}

/// Every column by its name.
pub(super) const COLUMNS: [(&str, Column); 11] = [
    ("level", Column::Level),
    ("ceiling", Column::Ceiling),
    ("ceiling_with_unasked", Column::CeilingWithUnasked),
    ("alone", Column::Alone),
    ("rank", Column::Rank),
    ("ceiling_rank", Column::CeilingRank),
    ("ceiling_with_unasked_rank", Column::CeilingWithUnaskedRank),
    ("alone_rank", Column::AloneRank),
    ("home", Column::Home),
    ("route", Column::Route),
    ("criteria", Column::Criteria),
];

/// What is asked for.
#[derive(Debug)]
pub(super) struct Output {
    policy: Policy,
    columns: Vec<Column>,
    levels: ArrayRef,
    routes: ArrayRef,
    pathways: ArrayRef,
    /// Of each route the position of its pathway.
    pathway_of: Vec<i8>,
}

impl Output {
    pub(super) fn new(policy: &Policy, columns: Vec<Column>) -> Self {
        let document = policy.document();
        let levels: StringArray = document.levels.iter().map(|level| Some(level.id.as_str())).collect();
        let routes: StringArray = document.routes.iter().map(|route| Some(route.id.as_str())).collect();
        let mut pathways: Vec<&str> = Vec::new();
        let mut pathway_of = Vec::new();
        for route in &document.routes {
            let at =
                pathways.iter().position(|known| *known == route.pathway.as_str()).unwrap_or_else(|| {
                    pathways.push(route.pathway.as_str());
                    pathways.len() - 1
                });
            pathway_of.push(i8::try_from(at).unwrap_or_default());
        }
        let pathways: StringArray = pathways.into_iter().map(Some).collect();
        let (levels, routes, pathways) = (Arc::new(levels), Arc::new(routes), Arc::new(pathways));
        Self { policy: policy.clone(), columns, levels, routes, pathways, pathway_of }
    }

    /// What has to be worked out for it.
    pub(super) fn wanted(&self) -> Wanted {
        let any = |of: [Column; 2]| self.columns.iter().any(|column| of.contains(column));
        let mut wanted = Wanted::default();
        wanted.alone = any([Column::Alone, Column::AloneRank]);
        wanted.home = any([Column::Home, Column::Route]);
        wanted
    }

    /// Whether what is asked for depends on whether the subject is a child or an adult.
    pub(super) fn reads_subject(&self) -> bool {
        self.wanted().home && self.policy.reads_subject()
    }

    /// The columns of some cases.
    pub(super) fn batch(&self, loaded: &Loaded, levels: &BatchLevels) -> Result<RecordBatch, ArrowError> {
        let mut columns: Vec<(String, ArrayRef)> = vec![("case".to_owned(), Arc::clone(&loaded.ids))];
        let spoilt = Said { spoilt: &loaded.spoilt };
        let homeless: Vec<bool> = match self.reads_subject() {
            true => (0..)
                .zip(&loaded.spoilt)
                .map(|(case, spoilt)| *spoilt || !loaded.batch.knows_subject(case))
                .collect(),
            false => Vec::new(),
        };
        let homes =
            if self.reads_subject() { Said { spoilt: &homeless } } else { Said { spoilt: &loaded.spoilt } };
        for column in &self.columns {
            let name = COLUMNS.iter().find(|(_, known)| known == column).map_or("", |(name, _)| *name);
            columns.push((name.to_owned(), self.column(*column, levels, &spoilt, &homes)?));
        }
        if self.columns.contains(&Column::Criteria) && self.policy.document().criteria.len() > 64 {
            columns.push(("criteria_high".to_owned(), spoilt.masks(levels, 64)));
        }
        let fields = columns.iter().map(|(name, column)| Field::new(name, column.data_type().clone(), true));
        let schema: SchemaRef = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        RecordBatch::try_new(schema, columns.into_iter().map(|(_, column)| column).collect())
    }

    fn column(
        &self,
        column: Column,
        levels: &BatchLevels,
        said: &Said<'_>,
        homes: &Said<'_>,
    ) -> Result<ArrayRef, ArrowError> {
        let named = |ranks: &[u8]| {
            said.named(ranks.iter().map(|rank| i8::try_from(*rank).unwrap_or_default()), &self.levels)
        };
        let route = |at: &u16| i8::try_from(*at).unwrap_or_default();
        match column {
            Column::Level => named(levels.levels()),
            Column::Ceiling => named(levels.ceilings()),
            Column::CeilingWithUnasked => named(levels.ceilings_with_unasked()),
            Column::Alone => named(levels.alone()),
            Column::Rank => Ok(said.ranks(levels.levels())),
            Column::CeilingRank => Ok(said.ranks(levels.ceilings())),
            Column::CeilingWithUnaskedRank => Ok(said.ranks(levels.ceilings_with_unasked())),
            Column::AloneRank => Ok(said.ranks(levels.alone())),
            Column::Route => homes.named(levels.routes().iter().map(route), &self.routes),
            Column::Home => {
                let home = |at: &u16| self.pathway_of.get(usize::from(*at)).copied().unwrap_or_default();
                homes.named(levels.routes().iter().map(home), &self.pathways)
            }
            Column::Criteria => Ok(said.masks(levels, 0)),
        }
    }
}

/// Of which cases something is said.
struct Said<'a> {
    spoilt: &'a [bool],
}

impl Said<'_> {
    fn of<T>(&self, values: impl Iterator<Item = T>) -> impl Iterator<Item = Option<T>> {
        values.zip(self.spoilt).map(|(value, spoilt)| (!spoilt).then_some(value))
    }

    fn ranks(&self, ranks: &[u8]) -> ArrayRef {
        Arc::new(self.of(ranks.iter().copied()).collect::<UInt8Array>())
    }

    fn named(&self, positions: impl Iterator<Item = i8>, names: &ArrayRef) -> Result<ArrayRef, ArrowError> {
        let keys: Int8Array = self.of(positions).collect();
        Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(keys, Arc::clone(names))?))
    }

    fn masks(&self, levels: &BatchLevels, from: u32) -> ArrayRef {
        let low = |mask: &u128| u64::try_from((mask >> from) & u128::from(u64::MAX)).unwrap_or_default();
        Arc::new(self.of(levels.criteria().iter().map(low)).collect::<UInt64Array>())
    }
}
