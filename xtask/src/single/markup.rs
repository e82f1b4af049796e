//! The markup of a single file: the page or one section of it, with script, style and a policy that
//! names them by their hashes and allows nothing else. Builds no script.

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

use super::Language;

/// The script that sets the page's language before anything is shown.
pub(super) const LANGUAGE: &str = "language.js";
/// The script of the questions, which a section may ask.
const QUIZ: (&str, &str) = ("data-quiz", "quiz.js");
/// Whom xtask/single/inside.js makes a worker of.
const ID: &str = "perceptible";
/// A line that leads to other pages of the site: beside the file there are none.
const WAYS_OUT: &str = "<a href=\"embedding.html";
/// What stands before a caption, and after.
const NUMBERS: [(&str, &str); 2] = [("<b>Figure ", "</b> "), ("<b>그림 ", "</b> ")];

/// The figure whose network is that of the page.
pub(super) struct Figure<'a> {
    pub(super) view: &'a str,
    /// The address of the network that it begins with, if it is not the bundled one.
    pub(super) model: Option<String>,
    /// Whether a reader can choose another.
    pub(super) has_choice: bool,
}

/// A page of nothing but the section with the view, under its own title.
pub(super) fn section(page: &str, view: &str, language: Option<Language>) -> Result<String> {
    let at = place(page, view)?;
    let start = page[..at].rfind("<section").context("a section begins")?;
    let end = at + page[at..].find("</section>").context("a section ends")?;
    let mut section = format!("{}</section>", &page[start..end]);
    // It is the only figure here.
    for (before, after) in NUMBERS {
        while let Some(start) = section.find(before) {
            let end = section[start..].find(after).context("a number ends")?;
            section.replace_range(start..start + end + after.len(), "");
        }
    }
    if !section.contains("<noscript>") {
        let without = between(page, "<noscript>", "</noscript>")?;
        let without = format!("<noscript>{without}</noscript><figure>");
        section = section.replacen("<figure>", &without, 1);
    }
    let heading = |language| between(&section, &format!("<span lang=\"{language}\">"), "</span>");
    let title = match language {
        Some(language) => heading(language.name())?.to_owned(),
        None => format!("{} · {}", heading("en")?, heading("ko")?),
    };
    let (head, _) = page.split_once("<body>").context("the page has a body")?;
    let head = head.replacen(between(head, "<title>", "</title>")?, &title, 1);
    Ok(format!(
        "{head}<body><div class=\"page\"><main>{section}</main></div></body></html>"
    ))
}

/// What stands between the first `before` and the next `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Result<&'a str> {
    text.split_once(before)
        .and_then(|(_, rest)| Some(rest.split_once(after)?.0))
        .with_context(|| format!("the page has no {before} with {after} behind it"))
}

/// The scripts that a page of one section needs.
pub(super) fn scripts_of_section(page: &str) -> Vec<String> {
    let (question, script) = QUIZ;
    let asks = page.contains(question).then_some(script);
    ["element.js"]
        .into_iter()
        .chain(asks)
        .map(str::to_owned)
        .collect()
}

/// The page without what it loads, in its language, with the figure's network.
pub(super) fn bare(page: &str, language: Option<Language>, figure: &Figure) -> Result<String> {
    let mut page: String = page
        .lines()
        .filter(|line| !line.contains("=\"www/") && !line.contains(WAYS_OUT))
        .map(|line| format!("{line}\n"))
        .collect();
    if page.contains("\"www/") {
        bail!("a line of the page loads from www/ and does more: its form has changed");
    }
    if let Some(language) = language {
        page = page.replacen("lang=\"en\"", &format!("lang=\"{}\"", language.name()), 1);
    }
    let mut attributes = String::new();
    if let Some(model) = &figure.model {
        attributes += &format!("model=\"{model}\" ");
    }
    if !figure.has_choice {
        attributes += "hide=\"network\" ";
    }
    page.insert_str(place(&page, figure.view)?, &attributes);
    Ok(page)
}

/// A minified page with all that it needs inside, and the policy.
pub(super) fn filled(
    page: &str,
    language: Option<&str>,
    style: &str,
    script: &str,
) -> Result<String> {
    for text in [language.unwrap_or(""), style, script] {
        if text.contains("</s") || text.contains("<!--") {
            bail!("a script or style has what would end it in markup");
        }
    }
    let scripts: Vec<String> = language.into_iter().chain([script]).map(hash).collect();
    let policy = format!(
        "default-src 'none';script-src {} 'wasm-unsafe-eval';style-src {};img-src data:;\
         worker-src blob:;base-uri 'none';form-action 'none';\
         require-trusted-types-for 'script';trusted-types perceptible",
        scripts.join(" "),
        hash(style)
    );
    let language = language.map_or(String::new(), |text| format!("<script>{text}</script>"));
    let charset = "<meta charset=utf-8>";
    let (before, after) = page
        .split_once(charset)
        .context("the page names its charset")?;
    Ok(format!(
        "{before}{charset}<meta http-equiv=Content-Security-Policy content=\"{policy}\">\
         {language}<style>{style}</style>{after}\
         <script type=module id={ID}>{script}</script>\n"
    ))
}

/// The page with a text behind its end that no browser shows.
pub(super) fn with_notices(page: String, text: &str) -> Result<String> {
    if text.contains("--") {
        bail!("the notices have what would end a comment");
    }
    Ok(format!("{page}<!--\n{text}-->\n"))
}

/// A source expression of the policy that allows exactly this text.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}

/// Where in the page a figure names its view.
fn place(page: &str, view: &str) -> Result<usize> {
    let named = format!("view=\"{view}\"");
    page.find(&named)
        .with_context(|| format!("the article has no figure with {named}"))
}
