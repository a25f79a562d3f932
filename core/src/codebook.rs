//! Codebooks: versioned sets of indicators, and what they leave out.
//!
//! A codebook fixes what words mean before anybody counts them: each indicator has a definition, a domain and
//! sources, and says whether it is a risk at all. It also names what it leaves out on purpose, and it holds the
//! official labels for types of concern, past and present, with what a translation between them loses.

mod check;

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::canonical;
use crate::diagnostic::{LoadError, Problems};
use crate::digest::Digest;
use crate::id::{CodebookId, ConcernCode, DomainCode, IndicatorCode, SchemeId};
use crate::ideology::{ConcernScheme, Translation};
use crate::indicator::Indicator;
use crate::json;
use crate::source::Source;

/// The most indicators that a codebook may have.
pub const MAX_INDICATORS: usize = 2_048;

/// The version of the codebook document that this library reads.
pub const CODEBOOK_SCHEMA: &str = "everycontact/codebook/1";

/// A group of indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Domain {
    /// The code that indicators and policies name.
    pub code: DomainCode,
    /// A short name in plain words.
    pub label: String,
    /// What belongs to it.
    pub definition: String,
}

/// Something that a codebook leaves out on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LeftOut {
    /// What is left out.
    pub name: String,
    /// Why.
    pub why: String,
}

/// A codebook as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CodebookDocument {
    /// The kind and version of the document: [`CODEBOOK_SCHEMA`].
    pub schema: String,
    /// The codebook's id.
    pub id: CodebookId,
    /// The codebook's own version, which is not the crate's.
    pub version: String,
    /// What it is, in words.
    pub title: String,
    /// What a reader must know before using it.
    pub notice: String,
    /// What the definitions rest on.
    pub sources: Vec<Source>,
    /// The groups of indicators.
    pub domains: Vec<Domain>,
    /// The indicators.
    pub indicators: Vec<Indicator>,
    /// What is left out on purpose, and why.
    pub left_out: Vec<LeftOut>,
    /// The official labels for types of concern, past and present.
    pub schemes: Vec<ConcernScheme>,
    /// How those labels translate, and what is lost.
    pub translations: Vec<Translation>,
}

/// A loaded codebook: a cheap handle that can be cloned and shared between threads.
///
/// # Example
/// ```
/// let codebook = everycontact::shipped::codebook();
/// let searches = codebook.indicator("mass-violence-searches").expect("a shipped indicator");
/// assert!(searches.can_count());
/// ```
#[derive(Debug, Clone)]
pub struct Codebook(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    document: CodebookDocument,
    /// Positions of the indicators in the order of their codes.
    by_code: Vec<u16>,
    digest: OnceLock<Digest>,
}

impl Codebook {
    /// Reads a codebook and checks it.
    ///
    /// # Errors
    /// With every problem that the document has; see [`LoadError`]. An indicator that names a protected
    /// characteristic or a diagnosis is one.
    ///
    /// # Example
    /// ```
    /// use everycontact::{Code, Codebook, shipped};
    ///
    /// let codebook = Codebook::parse(shipped::CODEBOOK)?;
    /// assert!(codebook.indicator("weapon-access").is_some());
    ///
    /// let barred = shipped::CODEBOOK.replace("weapon-access", "autism");
    /// let error = Codebook::parse(&barred).unwrap_err();
    /// assert_eq!(error.diagnostics()[0].code(), Code::BarredIndicator);
    /// # Ok::<(), everycontact::LoadError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, LoadError> {
        let document: CodebookDocument = json::read("codebook", text)?;
        let mut problems = Problems::default();
        check::check(&document, &mut problems);
        problems.settle("codebook", text)?;
        let mut by_code: Vec<u16> = (0..).take(document.indicators.len()).collect();
        by_code.sort_by_key(|at| document.indicators.get(usize::from(*at)).map(|i| i.code.as_str()));
        Ok(Self(Arc::new(Inner { document, by_code, digest: OnceLock::new() })))
    }

    /// The codebook as it is written down.
    #[must_use]
    pub fn document(&self) -> &CodebookDocument {
        &self.0.document
    }

    /// The codebook as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(&self.0.document)
    }

    /// The digest of the codebook's canonical form, made once.
    #[must_use]
    pub fn digest(&self) -> Digest {
        *self.0.digest.get_or_init(|| canonical::digest(self.document()))
    }

    /// The indicator with this code, if there is one.
    #[must_use]
    pub fn indicator(&self, code: &str) -> Option<&Indicator> {
        self.position(code).and_then(|at| self.at(at))
    }

    /// The indicators, in the order of the document.
    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        &self.0.document.indicators
    }

    /// Every way in which a recorded label reads in another scheme; none if it was never translated.
    ///
    /// A label may read in several ways, and [`Translation::loses`] says what each loses.
    pub fn translate<'a>(
        &'a self,
        scheme: &'a SchemeId,
        concern: &'a ConcernCode,
        to: &'a SchemeId,
    ) -> impl Iterator<Item = &'a Translation> {
        self.0.document.translations.iter().filter(move |translation| {
            translation.from.scheme == *scheme
                && translation.from.concern == *concern
                && translation.to.scheme == *to
        })
    }

    pub(crate) fn position(&self, code: &str) -> Option<u16> {
        let indicators = &self.0.document.indicators;
        let found = self.0.by_code.binary_search_by(|at| {
            let here = indicators.get(usize::from(*at)).map_or("", |i| i.code.as_str());
            here.cmp(code)
        });
        found.ok().and_then(|index| self.0.by_code.get(index).copied())
    }

    pub(crate) fn at(&self, position: u16) -> Option<&Indicator> {
        self.0.document.indicators.get(usize::from(position))
    }

    pub(crate) fn domain(&self, code: &DomainCode) -> Option<&Domain> {
        self.0.document.domains.iter().find(|domain| domain.code == *code)
    }

    pub(crate) fn codes(&self) -> impl Iterator<Item = &IndicatorCode> {
        self.0.document.indicators.iter().map(|indicator| &indicator.code)
    }

    /// Whether the two are one, by handle or by content.
    pub(crate) fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.document == other.0.document
    }
}
