//! A page of blocks, and its ways onto paper.

mod html;

pub(super) use html::{NOTHING_FROM_ELSEWHERE, escape as escape_html};

use std::fmt::Write;

/// How a piece of text is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Strong,
    Quiet,
    /// A level, by how far up it is: 0 for the lowest, 3 for the highest.
    Level(u8),
    /// Something that somebody must see to.
    Alarm,
    /// Where something can be read.
    Address,
}

/// A piece of text.
#[derive(Debug, Clone)]
pub(super) struct Span {
    text: String,
    tone: Tone,
}

impl Span {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn tone(&self) -> Tone {
        self.tone
    }
}

pub(super) fn plain(text: impl Into<String>) -> Span {
    Span { text: text.into(), tone: Tone::Plain }
}

pub(super) fn strong(text: impl Into<String>) -> Span {
    Span { text: text.into(), tone: Tone::Strong }
}

pub(super) fn quiet(text: impl Into<String>) -> Span {
    Span { text: text.into(), tone: Tone::Quiet }
}

pub(super) fn address(text: impl Into<String>) -> Span {
    Span { text: text.into(), tone: Tone::Address }
}

pub(super) fn toned(text: impl Into<String>, tone: Tone) -> Span {
    Span { text: text.into(), tone }
}

/// A row of a table, with what is told of it below.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Span>,
    pub(super) notes: Vec<(&'static str, Vec<Span>)>,
}

#[derive(Debug)]
enum Block {
    Title(String),
    Heading(String),
    Subheading(String),
    Paragraph(Vec<Span>),
    Item { depth: usize, spans: Vec<Span> },
    Table { header: Vec<String>, rows: Vec<Row> },
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The language, as HTML names it; English if nothing else is said.
    language: Option<String>,
    blocks: Vec<Block>,
}

impl Page {
    pub(super) fn in_language(language: &str) -> Self {
        Self { language: Some(language.to_owned()), blocks: Vec::new() }
    }

    pub(super) fn title(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Title(text.into()));
    }

    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    /// A heading below a heading.
    pub(super) fn subheading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Subheading(text.into()));
    }

    /// A paragraph, if it says anything.
    pub(super) fn paragraph(&mut self, spans: Vec<Span>) {
        if spans.is_empty() {
            return;
        }
        self.blocks.push(Block::Paragraph(spans));
    }

    pub(super) fn item(&mut self, spans: Vec<Span>) {
        self.item_below(0, spans);
    }

    /// An item of a list in a list, by how many lists it is in besides the first; never two more than the item before.
    pub(super) fn item_below(&mut self, depth: usize, spans: Vec<Span>) {
        let before = match self.blocks.last() {
            Some(Block::Item { depth, .. }) => depth + 1,
            _ => 0,
        };
        self.blocks.push(Block::Item { depth: depth.min(before), spans });
    }

    pub(super) fn table(&mut self, header: Vec<String>, rows: Vec<Row>) {
        self.blocks.push(Block::Table { header, rows });
    }

    pub(super) fn text(&self, width: usize, colour: bool) -> String {
        let under = |out: &mut String, text: &str, line: &str| {
            let _ = writeln!(out, "{}\n{}", paint(text, Tone::Strong, colour), line.repeat(length(text)));
        };
        self.blocks_apart(|out, block| match block {
            Block::Title(text) => under(out, text, "="),
            Block::Heading(text) => under(out, text, "-"),
            Block::Subheading(text) => wrap(out, "", &[strong(text.clone())], width, colour),
            Block::Paragraph(spans) => wrap(out, "", spans, width, colour),
            Block::Item { depth, spans } => {
                wrap(out, &format!("{}  - ", "    ".repeat(*depth)), spans, width, colour);
            }
            Block::Table { header, rows } => text_table(out, header, rows, width, colour),
        })
    }

    pub(super) fn markdown(&self) -> String {
        self.blocks_apart(|out, block| match block {
            Block::Title(text) => line(out, &["# ", &escape(text)]),
            Block::Heading(text) => line(out, &["## ", &escape(text)]),
            Block::Subheading(text) => line(out, &["### ", &escape(text)]),
            Block::Paragraph(spans) => line(out, &[&marked(spans)]),
            Block::Item { depth, spans } => line(out, &[&"  ".repeat(*depth), "- ", &marked(spans)]),
            Block::Table { header, rows } => markdown_table(out, header, rows),
        })
    }

    /// Writes the blocks with an empty line between any two but items of one list.
    fn blocks_apart(&self, write: impl Fn(&mut String, &Block)) -> String {
        let mut out = String::new();
        let mut after_item = false;
        for block in &self.blocks {
            let item = matches!(block, Block::Item { .. });
            let joined = item && after_item;
            if !joined && !out.is_empty() {
                out.push('\n');
            }
            after_item = item;
            write(&mut out, block);
        }
        out
    }
}

fn line(out: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| out.push_str(part));
    out.push('\n');
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Whether a character turns the direction of writing, so that a page could read otherwise than it is written.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text without control characters: free text could carry a terminal's own commands.
pub(super) fn clean(text: &str) -> String {
    text.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn paint(text: &str, tone: Tone, colour: bool) -> String {
    let text = clean(text);
    let code = match tone {
        Tone::Plain | Tone::Address => return text,
        Tone::Strong => "1",
        Tone::Quiet => "2",
        Tone::Level(0) => "2",
        Tone::Level(1) => "36",
        Tone::Level(2) | Tone::Alarm => "1;33",
        Tone::Level(_) => "1;31",
    };
    if colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text }
}

/// Writes words with a first prefix, and as many spaces before each further line.
fn wrap(out: &mut String, prefix: &str, spans: &[Span], width: usize, colour: bool) {
    let indent = length(prefix);
    out.push_str(prefix);
    let mut at = indent;
    for word in words(spans) {
        let size = word.iter().map(|(part, _)| length(part)).sum::<usize>();
        if at > indent && at + 1 + size > width {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            at = indent;
        } else if at > indent {
            out.push(' ');
            at += 1;
        }
        for (part, tone) in word {
            out.push_str(&paint(&part, tone, colour));
        }
        at += size;
    }
    out.push('\n');
}

/// The words of some pieces; a word may begin in one piece and end in another.
fn words(spans: &[Span]) -> Vec<Vec<(String, Tone)>> {
    let mut words: Vec<Vec<(String, Tone)>> = Vec::new();
    let mut joins = false;
    for span in spans {
        let text = clean(&span.text);
        joins &= !text.starts_with(' ');
        for part in text.split_whitespace() {
            let part = (part.to_owned(), span.tone);
            match words.last_mut().filter(|_| joins) {
                Some(word) => word.push(part),
                None => words.push(vec![part]),
            }
            joins = false;
        }
        joins = if text.trim().is_empty() { joins && text.is_empty() } else { !text.ends_with(' ') };
    }
    words
}

fn text_table(out: &mut String, header: &[String], rows: &[Row], width: usize, colour: bool) {
    let widths = column_widths(header, rows, width);
    let names: Vec<Span> = header.iter().map(|name| strong(name.clone())).collect();
    text_row(out, &names, &widths, colour);
    let _ = writeln!(out, "{}", "-".repeat(whole(&widths)));
    let indent = widths.first().map_or(0, |first| first + 2);
    for row in rows {
        text_row(out, &row.cells, &widths, colour);
        let label_width = row.notes.iter().map(|(label, _)| length(label)).max().unwrap_or_default();
        for (label, spans) in &row.notes {
            let prefix = format!("{}{label:<label_width$}  ", " ".repeat(indent));
            wrap(out, &prefix, spans, width, colour);
        }
        if !row.notes.is_empty() {
            out.push('\n');
        }
    }
    while out.ends_with("\n\n") {
        out.pop();
    }
}

fn whole(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1)
}

/// As wide as the widest cell of each column; where that is too wide together, the widest that can give way do.
fn column_widths(header: &[String], rows: &[Row], width: usize) -> Vec<usize> {
    let most = |column: usize, size: fn(&str) -> usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(column));
        let cells = cells.map(|cell| size(&cell.text)).max().unwrap_or_default();
        cells.max(header.get(column).map_or(0, |name| size(name)))
    };
    let mut widths: Vec<usize> = (0..header.len()).map(|column| most(column, length)).collect();
    let least: Vec<usize> = (0..header.len()).map(|column| most(column, longest_word).clamp(8, 32)).collect();
    while whole(&widths) > width {
        let giving = widths.iter_mut().zip(&least).filter(|(width, least)| **width > **least);
        match giving.map(|(width, _)| width).max() {
            Some(widest) => *widest -= 1,
            None => break,
        }
    }
    widths
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(length).max().unwrap_or_default()
}

/// A row of cells, each on as many lines as it needs.
fn text_row(out: &mut String, cells: &[Span], widths: &[usize], colour: bool) {
    let lines: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| lines_of(&cell.text, *width)).collect();
    let height = lines.iter().map(Vec::len).max().unwrap_or_default();
    for at in 0..height {
        let mut text = String::new();
        for ((cell, width), lines) in cells.iter().zip(widths).zip(&lines) {
            let line = lines.get(at).map_or("", String::as_str);
            if !line.is_empty() {
                text.push_str(&paint(line, cell.tone, colour));
            }
            text.push_str(&" ".repeat(width.saturating_sub(length(line)) + 2));
        }
        out.push_str(text.trim_end());
        out.push('\n');
    }
}

/// The text in lines of whole words; a word that is too long for a line is cut.
fn lines_of(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in clean(text).split_whitespace() {
        let mut rest = word.to_owned();
        while !rest.is_empty() {
            let cut = rest.char_indices().nth(width.max(1)).map_or(rest.len(), |(at, _)| at);
            let tail = rest.split_off(cut);
            match lines.last_mut() {
                Some(line) if line.is_empty() => line.push_str(&rest),
                Some(line) if length(line) + 1 + length(&rest) <= width => {
                    line.push(' ');
                    line.push_str(&rest);
                }
                _ => lines.push(rest),
            }
            rest = tail;
        }
    }
    lines
}

fn markdown_table(out: &mut String, header: &[String], rows: &[Row]) {
    let noted = rows.iter().any(|row| !row.notes.is_empty());
    let mut names: Vec<String> = header.iter().map(|name| escape(name)).collect();
    names.extend(noted.then(|| "What it asked for, and what was done".to_owned()));
    let _ = writeln!(out, "| {} |", names.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(names.len()));
    for row in rows {
        let mut cells: Vec<String> =
            row.cells.iter().map(|cell| marked(std::slice::from_ref(cell))).collect();
        if noted {
            let notes = row.notes.iter();
            let notes: Vec<String> =
                notes.map(|(label, spans)| format!("*{}:* {}", escape(label), marked(spans))).collect();
            cells.push(notes.join("<br>"));
        }
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

fn marked(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        let text = escape(&span.text);
        let bare = text.trim();
        match span.tone {
            Tone::Strong | Tone::Alarm | Tone::Level(1..) if !bare.is_empty() => {
                let (before, after) = text.split_once(bare).unwrap_or_default();
                let _ = write!(out, "{before}**{bare}**{after}");
            }
            Tone::Address if is_link(&span.text) => {
                let _ = write!(out, "<{}>", span.text);
            }
            _ => out.push_str(&text),
        }
    }
    out
}

/// Whether an address is one of the web, and harmless wherever it is written.
fn is_link(address: &str) -> bool {
    let web = address.starts_with("https://") || address.starts_with("http://");
    web && address.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>|`\\\"'".contains(&byte))
}

/// Text in which nothing is taken for Markdown or HTML.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_wrap_with_a_hanging_indent_and_spans_join() {
        let mut page = Page::default();
        page.item(vec![plain("one "), strong("two"), plain(", three four")]);
        assert_eq!(page.text(14, false), "  - one two,\n    three four\n");
        assert_eq!(page.markdown(), "- one **two**, three four\n");
    }

    #[test]
    fn free_text_is_harmless() {
        let mut page = Page::default();
        page.paragraph(vec![plain("a\u{1b}[2J|<b>*x*")]);
        assert_eq!(page.text(60, false), "a [2J|<b>*x*\n");
        assert_eq!(page.markdown(), "a \\[2J\\|&lt;b&gt;\\*x\\*\n");
    }
}
