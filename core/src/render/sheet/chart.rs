//! What each contact asked for alone, and all on record by then together, as a picture.

use std::fmt::Write;

use super::super::voice::Voice;
use super::html::Html;
use super::rows::Rows;
use crate::phrases::Message;

const LEFT: usize = 4;
/// Where the names of the levels end.
const NAMES: usize = 110;
const TOP: usize = 28;
const STEP: usize = 36;
const WIDTH: usize = 440;

/// The middle of the column of a contact, by its number of so many.
fn across(at: usize, of: usize) -> usize {
    NAMES + (WIDTH - NAMES) * (2 * at + 1) / (2 * of.max(1))
}

/// Draws the levels as lines, one above the other, and the contacts from left to right.
pub(super) fn draw(html: &mut Html, rows: &Rows<'_>, voice: Voice<'_>) {
    let levels = rows.levels.len();
    let height = TOP + STEP * levels + 24;
    let of = rows.rows.len();
    let down = |rank: usize| TOP + STEP * (levels - 1 - rank.min(levels - 1)) + STEP / 2;
    html.open("figure", "");
    html.raw(&format!("<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\""));
    html.attribute("aria-label", &voice.text(Message::ChartTitle, &[]));
    html.raw(" font-family=\"inherit\" font-size=\"12\">\n");
    legend(html, voice);
    for (rank, title) in rows.levels.iter().enumerate() {
        let y = down(rank);
        html.raw(&format!("<path d=\"M{LEFT} {y}H{WIDTH}\" stroke=\"#ccc\" fill=\"none\"/>"));
        html.raw(&format!("<text x=\"{LEFT}\" y=\"{}\" fill=\"#555\" font-size=\"11\">", y - 5));
        html.write(title);
        html.raw("</text>\n");
    }
    let mut line = String::new();
    for (at, row) in rows.rows.iter().enumerate() {
        let (x, y) = (across(at, of), down(row.together));
        let _ = if at == 0 { write!(line, "M{x} {y}") } else { write!(line, "H{x}V{y}") };
    }
    html.raw(&format!("<path d=\"{line}\" fill=\"none\" stroke=\"#1b2a41\" stroke-width=\"3\"/>\n"));
    for (at, row) in rows.rows.iter().enumerate() {
        let (x, alone, together) = (across(at, of), down(row.alone), down(row.together));
        html.raw(&format!(
            "<path d=\"M{x} {alone}V{together}\" stroke=\"#777\" stroke-dasharray=\"2 3\" fill=\"none\"/>\
             <rect x=\"{}\" y=\"{}\" width=\"10\" height=\"10\" fill=\"#1b2a41\"/>\
             <circle cx=\"{x}\" cy=\"{alone}\" r=\"5\" fill=\"#fff\" stroke=\"#111\" stroke-width=\"2\"/>\
             <text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
            x - 5,
            together - 5,
            height - 6,
            row.number,
        ));
    }
    html.raw("</svg>\n");
    html.close("figure");
}

/// The two signs, in words.
fn legend(html: &mut Html, voice: Voice<'_>) {
    html.raw(&format!(
        "<circle cx=\"{}\" cy=\"10\" r=\"5\" fill=\"#fff\" stroke=\"#111\" stroke-width=\"2\"/><text x=\"{}\" y=\"14\">",
        LEFT + 6,
        LEFT + 16,
    ));
    html.write(&voice.text(Message::ChartAlone, &[]));
    html.raw(&format!(
        "</text><path d=\"M{} 10h24\" stroke=\"#1b2a41\" stroke-width=\"3\"/>\
         <rect x=\"{}\" y=\"5\" width=\"10\" height=\"10\" fill=\"#1b2a41\"/><text x=\"{}\" y=\"14\">",
        LEFT + 90,
        LEFT + 97,
        LEFT + 122,
    ));
    html.write(&voice.text(Message::ChartTogether, &[]));
    html.raw("</text>\n");
}
