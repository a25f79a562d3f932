//! Writing HTML: elements whose text is escaped and clipped.

use super::super::page::{NOTHING_FROM_ELSEWHERE, Span, Tone, escape_html, plain};
use super::super::voice::Spans;

/// How long a page may become before what can be left out is.
const MOST_BYTES: usize = 36 * 1024;

/// An HTML document while it is written.
pub(super) struct Html {
    out: String,
}

impl Html {
    pub(super) fn new(language: &str, title: &str, style: &str) -> Self {
        let mut html = Self { out: String::with_capacity(24 * 1024) };
        html.out.push_str("<!DOCTYPE html>\n<html lang=\"");
        html.write(language);
        html.out.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.out.push_str("<meta http-equiv=\"Content-Security-Policy\"");
        html.attribute("content", NOTHING_FROM_ELSEWHERE);
        html.out.push_str(">\n");
        html.text("title", "", title);
        html.out.push_str("\n<style>\n");
        html.out.push_str(style);
        html.out.push_str("</style>\n</head>\n<body>\n");
        html
    }

    pub(super) fn finish(mut self) -> String {
        self.out.push_str("</body>\n</html>\n");
        self.out
    }

    /// Markup of the library's own.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    pub(super) fn open(&mut self, element: &str, class: &str) {
        self.out.push('<');
        self.out.push_str(element);
        if !class.is_empty() {
            self.attribute("class", class);
        }
        self.out.push('>');
    }

    pub(super) fn close(&mut self, element: &str) {
        self.out.push_str("</");
        self.out.push_str(element);
        self.out.push_str(">\n");
    }

    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.write(value);
        self.out.push('"');
    }

    /// How many characters an element may have: the longer the page is already, the fewer.
    fn room(&self) -> usize {
        match self.out.len() {
            0..20_000 => 1_200,
            20_000..28_000 => 300,
            28_000..34_000 => 80,
            _ => 24,
        }
    }

    /// Whether nothing more should be told that can be left out.
    pub(super) fn is_long(&self) -> bool {
        self.out.len() > MOST_BYTES
    }

    /// Text, escaped and clipped.
    pub(super) fn write(&mut self, text: &str) {
        let mut left = self.room();
        self.clipped(text, &mut left);
    }

    /// As much of a text as there is room for, escaped.
    fn clipped(&mut self, text: &str, left: &mut usize) {
        match text.char_indices().nth(*left) {
            None => {
                self.out.push_str(&escape_html(text));
                *left -= text.chars().count().min(*left);
            }
            Some((end, _)) => {
                self.out.push_str(&escape_html(text.get(..end).unwrap_or_default()));
                self.out.push_str(if *left > 0 { "\u{2026}" } else { "" });
                *left = 0;
            }
        }
    }

    /// An element that holds text alone.
    pub(super) fn text(&mut self, element: &str, class: &str, text: &str) {
        self.spans(element, class, &[plain(text)]);
    }

    /// An element with pieces of text; nothing if there are none.
    pub(super) fn spans(&mut self, element: &str, class: &str, spans: &[Span]) {
        if spans.is_empty() {
            return;
        }
        self.open(element, class);
        self.pieces(spans);
        self.close(element);
    }

    fn pieces(&mut self, spans: &[Span]) {
        let mut left = self.room();
        for span in spans {
            let around = match span.tone() {
                Tone::Plain | Tone::Address => None,
                Tone::Strong | Tone::Alarm | Tone::Level(1..) => Some(("<strong>", "</strong>")),
                Tone::Quiet | Tone::Level(0) => Some(("<span class=\"quiet\">", "</span>")),
            };
            self.raw(around.map_or("", |(before, _)| before));
            self.clipped(span.text(), &mut left);
            self.raw(around.map_or("", |(_, after)| after));
            if left == 0 {
                break;
            }
        }
    }

    /// A list of which the first few are told, and how many more there are of `count`.
    pub(super) fn list(
        &mut self,
        items: impl Iterator<Item = Spans>,
        count: usize,
        more: impl Fn(usize) -> Spans,
    ) {
        self.list_of(items, count, super::MOST_TOLD, more);
    }

    pub(super) fn list_of(
        &mut self,
        items: impl Iterator<Item = Spans>,
        count: usize,
        most: usize,
        more: impl Fn(usize) -> Spans,
    ) {
        let mut items = items.take(most).peekable();
        if items.peek().is_none() {
            return;
        }
        self.open("ul", "");
        let mut told = 0;
        for item in items {
            if self.is_long() {
                break;
            }
            self.spans("li", "", &item);
            told += 1;
        }
        if count > told {
            self.spans("li", "quiet", &more(count - told));
        }
        self.close("ul");
    }

    /// Opens a table with a head.
    pub(super) fn table(&mut self, class: &str, names: &[String]) {
        self.raw("<table role=\"table\"");
        self.attribute("class", class);
        self.raw("><thead role=\"rowgroup\"><tr role=\"row\">");
        for name in names {
            self.raw("<th scope=\"col\" role=\"columnheader\">");
            self.write(name);
            self.close("th");
        }
        self.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n");
    }

    pub(super) fn end_table(&mut self) {
        self.close("tbody");
        self.close("table");
    }

    /// A row, the first cell of which names it.
    pub(super) fn row(&mut self, class: &str, names: &[String], cells: impl IntoIterator<Item = Spans>) {
        self.raw("<tr role=\"row\"");
        self.attribute("class", class);
        self.raw(">");
        for (at, (name, cell)) in names.iter().zip(cells).enumerate() {
            let element = if at == 0 { "th" } else { "td" };
            self.raw("<");
            self.raw(element);
            self.raw(if at == 0 { " scope=\"row\" role=\"rowheader\"" } else { " role=\"cell\"" });
            self.attribute("data-is", name);
            self.raw(">");
            self.pieces(&cell);
            self.close(element);
        }
        self.close("tr");
    }

    /// A row with a name and what is written in a fixed width.
    pub(super) fn digest(&mut self, name: &str, digest: &str) {
        self.raw("<tr><th scope=\"row\">");
        self.write(name);
        self.raw("</th><td><code>");
        self.write(digest);
        self.raw("</code></td></tr>\n");
    }
}
