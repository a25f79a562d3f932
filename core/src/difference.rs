//! Differences between two documents, place by place.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::json;

/// A place in which two documents differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Difference {
    /// The place, such as `recommendation.reasons[2].figures[0].saw`.
    pub path: String,
    /// What the first has there, as JSON text; nothing if it has nothing there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// What the second has there, as JSON text; nothing if it has nothing there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
}

impl Difference {
    pub(crate) fn new(path: &str, was: Option<&Value>, is: Option<&Value>) -> Self {
        Self { path: path.to_owned(), was: was.map(json::write), is: is.map(json::write) }
    }
}

/// Every place in which two values differ, in the order of their canonical form.
pub(crate) fn differences(was: &Value, is: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(Some(was), Some(is), &mut String::new(), &mut found);
    found
}

fn compare(was: Option<&Value>, is: Option<&Value>, path: &mut String, found: &mut Vec<Difference>) {
    let length = path.len();
    match (was, is) {
        (Some(Value::Object(was)), Some(Value::Object(is))) => {
            let keys: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
            for key in keys {
                path.push_str(if length == 0 { "" } else { "." });
                path.push_str(key);
                compare(was.get(key), is.get(key), path, found);
                path.truncate(length);
            }
        }
        (Some(Value::Array(was)), Some(Value::Array(is))) => {
            for at in 0..was.len().max(is.len()) {
                path.push_str(&format!("[{at}]"));
                compare(was.get(at), is.get(at), path, found);
                path.truncate(length);
            }
        }
        (was, is) if was != is => found.push(Difference::new(path, was, is)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_place_is_told_once_and_equal_ones_are_not() {
        let was = json!({ "a": [1, 2, { "b": null }], "c": "x", "gone": {} });
        let is = json!({ "a": [1, 3, { "b": null }, 4], "c": "x", "come": false });
        let found = differences(&was, &is);
        let told: Vec<_> =
            found.iter().map(|d| (d.path.as_str(), d.was.as_deref(), d.is.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("a[1]", Some("2"), Some("3")),
                ("a[3]", None, Some("4")),
                ("come", None, Some("false")),
                ("gone", Some("{}"), None),
            ]
        );
        assert_eq!(differences(&was, &was), []);
    }
}
