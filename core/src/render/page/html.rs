//! A page as a whole HTML document.
//!
//! It needs nothing from elsewhere and runs nothing, and a policy of its own keeps it so, whatever a text would bring.

use super::{Block, Page, Row, Span, Tone, clean, is_link};

const STYLE: &str = include_str!("../page.css");
pub(in crate::render) const NOTHING_FROM_ELSEWHERE: &str = "default-src 'none'; style-src 'unsafe-inline'";

impl Page {
    pub(in crate::render) fn html(&self) -> String {
        let mut writer = Writer { out: String::with_capacity(16 * 1024), depth: None, label: self.name() };
        writer.head(self.language.as_deref().unwrap_or("en-GB"));
        self.blocks.iter().for_each(|block| writer.block(block));
        writer.leave_lists(None);
        writer.out.push_str("</main>\n</body>\n</html>\n");
        writer.out
    }

    /// What the page is called: its first title.
    fn name(&self) -> String {
        let titles = self.blocks.iter().filter_map(|block| match block {
            Block::Title(text) => Some(escape(text)),
            _ => None,
        });
        titles.take(1).collect()
    }
}

struct Writer {
    out: String,
    /// How deep the list is that is being written, if one is.
    depth: Option<usize>,
    /// The last heading, escaped: what a table below it is called.
    label: String,
}

impl Writer {
    fn push(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.out.push_str(part));
    }

    fn head(&mut self, language: &str) {
        let title = std::mem::take(&mut self.label);
        self.push(&[
            "<!doctype html>\n<html lang=\"",
            &escape(language),
            "\">\n<head>\n<meta charset=\"utf-8\">\n",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"",
            NOTHING_FROM_ELSEWHERE,
            "\">\n<title>",
            &title,
            "</title>\n<style>\n",
            STYLE,
            "</style>\n</head>\n<body>\n<main>\n",
        ]);
        self.label = title;
    }

    fn block(&mut self, block: &Block) {
        if let Block::Item { depth, spans } = block {
            return self.item(*depth, spans);
        }
        self.leave_lists(None);
        match block {
            Block::Title(text) => self.heading("h1", text),
            Block::Heading(text) => self.heading("h2", text),
            Block::Subheading(text) => self.heading("h3", text),
            Block::Paragraph(spans) => self.push(&["<p>", &marked(spans), "</p>\n"]),
            Block::Table { header, rows } => self.table(header, rows),
            Block::Item { .. } => {}
        }
    }

    fn heading(&mut self, tag: &str, text: &str) {
        self.label = escape(text);
        let text = self.label.clone();
        self.push(&["<", tag, ">", &text, "</", tag, ">\n"]);
    }

    fn item(&mut self, depth: usize, spans: &[Span]) {
        match self.depth {
            Some(at) if at >= depth => {
                self.leave_lists(Some(depth));
                self.push(&["</li>\n"]);
            }
            _ => self.push(&["<ul>\n"]),
        }
        self.depth = Some(depth);
        self.push(&["<li>", &marked(spans)]);
    }

    /// Ends the lists that are deeper than this one, or all of them.
    fn leave_lists(&mut self, until: Option<usize>) {
        while let Some(depth) = self.depth {
            if until.is_some_and(|until| depth <= until) {
                break;
            }
            self.push(&["</li>\n</ul>\n"]);
            self.depth = depth.checked_sub(1);
        }
    }

    /// A table in a frame of its own, which scrolls where it is too wide, by keyboard too.
    ///
    /// On a narrow page the style sets cells below one another, each behind the name of its column. Browsers then take
    /// it for no table any more, so its parts say what they are.
    fn table(&mut self, header: &[String], rows: &[Row]) {
        let label = self.label.clone();
        self.push(&["<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"", &label, "\">\n"]);
        self.push(&["<table role=\"table\">\n<thead role=\"rowgroup\">\n<tr role=\"row\">"]);
        let names: Vec<String> = header.iter().map(|name| escape(name)).collect();
        for name in &names {
            self.push(&["<th scope=\"col\" role=\"columnheader\">", name, "</th>"]);
        }
        self.push(&["</tr>\n</thead>\n"]);
        rows.iter().for_each(|row| self.row(row, &names));
        self.push(&["</table>\n</div>\n"]);
    }

    /// A row, with what is told of it in a row below that stays with it.
    fn row(&mut self, row: &Row, names: &[String]) {
        self.push(&["<tbody role=\"rowgroup\">\n<tr role=\"row\">"]);
        for (at, (cell, name)) in row.cells.iter().zip(names).enumerate() {
            let (open, close) = match at {
                0 => ("<th scope=\"row\" role=\"rowheader\"", "</th>"),
                _ => ("<td role=\"cell\"", "</td>"),
            };
            let text = marked(std::slice::from_ref(cell));
            self.push(&[open, " data-name=\"", name, "\"><div>", &text, "</div>", close]);
        }
        self.push(&["</tr>\n"]);
        if !row.notes.is_empty() {
            let columns = names.len().to_string();
            self.push(&[
                "<tr class=\"notes\" role=\"row\"><td role=\"cell\" colspan=\"",
                &columns,
                "\">\n<dl>\n",
            ]);
            for (label, spans) in &row.notes {
                self.push(&["<dt>", &escape(label), "</dt><dd>", &marked(spans), "</dd>\n"]);
            }
            self.push(&["</dl>\n</td></tr>\n"]);
        }
        self.push(&["</tbody>\n"]);
    }
}

fn marked(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        let text = escape(&span.text);
        let bare = text.trim();
        let (before, after) = text.split_once(bare).unwrap_or_default();
        let (open, close) = match span.tone {
            _ if bare.is_empty() => ("", ""),
            Tone::Plain => ("", ""),
            Tone::Strong => ("<strong>", "</strong>"),
            Tone::Alarm => ("<strong class=\"alarm\">", "</strong>"),
            Tone::Quiet => ("<span class=\"quiet\">", "</span>"),
            Tone::Level(0) => ("<span class=\"level l0\">", "</span>"),
            Tone::Level(1) => ("<span class=\"level l1\">", "</span>"),
            Tone::Level(2) => ("<span class=\"level l2\">", "</span>"),
            Tone::Level(_) => ("<span class=\"level l3\">", "</span>"),
            Tone::Address if is_link(&span.text) => {
                let link = ["<a href=\"", bare, "\" rel=\"noopener noreferrer\">", bare, "</a>"];
                out.extend(link);
                continue;
            }
            Tone::Address => ("", ""),
        };
        out.extend([before, open, bare, close, after]);
    }
    out
}

/// Text that is nothing but text, between tags and between quotation marks.
pub(in crate::render) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{address, plain, strong, toned};
    use super::*;

    fn body(page: &Page) -> String {
        let html = page.html();
        let (_, body) = html.split_once("<main>\n").unwrap_or_default();
        body.split_once("</main>").unwrap_or_default().0.to_owned()
    }

    #[test]
    fn lists_nest_and_close() {
        let mut page = Page::default();
        page.item(vec![plain("a")]);
        page.item_below(1, vec![strong("b")]);
        page.item_below(2, vec![plain("c")]);
        page.item_below(1, vec![plain("d")]);
        page.item(vec![plain("e")]);
        page.paragraph(vec![plain("f")]);
        let expected = "<ul><li>a<ul><li><strong>b</strong><ul><li>c</li></ul></li><li>d</li></ul></li>\
                        <li>e</li></ul><p>f</p>";
        assert_eq!(body(&page).replace('\n', ""), expected);
    }

    #[test]
    fn a_row_keeps_its_notes_and_a_table_its_name() {
        let mut page = Page::default();
        page.heading("Steps");
        let cells = vec![plain("c1"), toned("Panel", Tone::Level(3))];
        let notes = vec![("Asked", vec![plain("to look")])];
        page.table(vec!["Contact".to_owned(), "Level".to_owned()], vec![Row { cells, notes }]);
        let told = body(&page);
        for part in [
            "aria-label=\"Steps\"",
            "<th scope=\"col\" role=\"columnheader\">Contact</th>",
            "<th scope=\"row\" role=\"rowheader\" data-name=\"Contact\"><div>c1</div></th>",
            "<td role=\"cell\" data-name=\"Level\"><div><span class=\"level l3\">Panel</span></div></td>",
            "colspan=\"2\">\n<dl>\n<dt>Asked</dt><dd>to look</dd>",
        ] {
            assert!(told.contains(part), "{part} is not in {told}");
        }
    }

    #[test]
    fn no_text_becomes_a_tag_an_attribute_or_a_link_that_runs() {
        let mut page = Page::default();
        page.title("</title><script>alert(1)</script>");
        page.heading("\" onload=\"x");
        page.table(vec!["<b>".to_owned()], vec![Row { cells: vec![strong("a'\"&")], notes: Vec::new() }]);
        page.paragraph(vec![address("javascript:alert(1)"), address("https://e.uk/?a=\"><b>")]);
        page.paragraph(vec![address("https://e.uk/?a=1&b=2")]);
        let html = page.html();
        for barred in ["<script", "<b>", "\" onload", "href=\"javascript", "href=\"https://e.uk/?a=\""] {
            assert!(!html.contains(barred), "{barred} is in {html}");
        }
        assert!(html.contains("<strong>a&#39;&quot;&amp;</strong>"));
        assert!(html.contains("<a href=\"https://e.uk/?a=1&amp;b=2\" rel=\"noopener noreferrer\">"));
    }
}
