// The frame of a story: its headline, its contents, and what the sections share.
#include "report/render/html_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "base/calendar.h"
#include "base/codes.h"
#include "report/render/first_look.h"
#include "report/render/html_text.h"
#include "report/render/slice.h"
#include "report/render/wordings.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMostDots = 12;   // before it, by the style; beyond it the number says more
constexpr std::size_t kMostPassages = 6;  // quoted in full under one answer; the rest as references
constexpr std::size_t kMostReferences = 40;  // after one line; what a reader can use
constexpr std::size_t kMostDisputed = 5;     // on the first screen

}  // namespace

HtmlStory::HtmlStory(const Dossier& dossier, const Labels& words, const Places& places,
                     const Table& outline, std::size_t number)
    : d_(dossier),
      words_(words),
      places_(places),
      outline_(outline),
      prefix_(fmt::format("s{}-", number)) {}

std::string HtmlStory::html() {
  sections_ = {{"disagreements", disagreements()},
               {"ledger", ledger()},
               {"matrix", matrix()},
               {"statements", statements()},
               {"timeline", timeline()},
               {"map", map()},
               {"people", people()},
               {"sources", sources()}};
  // From here on every evidence number is given, and the articles know what is cited of them.
  sections_.push_back({"articles", articles()});
  // That nothing disagrees is worth saying; another section without a line is left out.
  std::erase_if(sections_,
                [](const Section& s) { return s.body.empty() && s.name != "disagreements"; });
  fmt::format_to(std::back_inserter(out_),
                 R"(<section class="story" id="{}" aria-labelledby="{}title">)",
                 prefix_.substr(0, prefix_.size() - 1), prefix_);
  head();
  for (const Section& s : sections_) section(s);
  out_ += "</section>\n";
  return std::move(out_);
}

void HtmlStory::head() {
  auto to = std::back_inserter(out_);
  const std::string when = words_.when(d_.when);
  fmt::format_to(to, R"(<header class="head"><h2 class="headline" id="{}title">{}</h2>)", prefix_,
                 isolated(d_.title));
  out_ += R"(<p class="span">)";
  if (d_.when.known())
    fmt::format_to(
        to, R"(<time datetime="{}">{}</time><span class="dot" aria-hidden="true"> · </span>)",
        iso_begin(d_.when), escaped(when));
  fmt::format_to(to, "<span>{}</span></p>", escaped(languages_of(d_, words_)));
  flow();
  first_look();
  contents();
  out_ += "</header>\n";
}

// 14 articles -> 11 texts -> 8 independent origins, and how the questions came out.
void HtmlStory::flow() {
  const Headline h = headline(d_);
  const auto step = [&](std::string_view key, std::size_t n) {
    return fmt::format(R"(<li><span class="n">{}</span> <span class="what">{}</span></li>)",
                       words_.number(static_cast<double>(n)),
                       escaped(words_(fmt::format("flow.{}.{}", key, n == 1 ? "one" : "many"))));
  };
  out_ += R"(<ol class="flow">)" + step("articles", h.articles) + step("texts", h.texts) +
          step("origins", h.origins) + "</ol>";
  out_ += R"(<ul class="tally">)";
  for (const Verdict v : {Verdict::kDisagree, Verdict::kRetracted, Verdict::kSuperseded,
                          Verdict::kCompatible, Verdict::kAgree, Verdict::kOneSource}) {
    const std::size_t n = findings_with(d_, v).size();
    if (n > 0)
      fmt::format_to(std::back_inserter(out_), R"(<li>{}<span class="n">{}</span></li>)",
                     verdict(v), n);
  }
  out_ += "</ul>";
}

// In a few lines what is reported and what is disputed; each leads to the whole of it.
void HtmlStory::first_look() {
  std::string said, open;
  for (const std::size_t row : reported(d_)) {
    const DossierLine& line = d_.timeline[row];
    const ToldLine told = told_in(d_, line, words_.language());
    said += fmt::format(
        R"(<li><a class="day" href="#{}">{}</a> <span lang="{}" dir="auto">{}</span> {}</li>)",
        id("t", row), escaped(words_.when(line.when)), escaped(told.language), escaped(told.text),
        origins(line.origins));
  }
  std::size_t shown = 0;
  const std::vector<std::size_t> all = disputed(d_);
  for (const std::size_t row : all) {
    if (++shown > kMostDisputed) break;
    const DossierFinding& f = d_.findings[row];
    open += fmt::format(
        R"(<li class="verdict {}"><span class="shape" aria-hidden="true">{}</span> <a href="#{}">{}</a> <b>{}</b></li>)",
        code(f.verdict), shape(f.verdict), id("f", row), isolated(f.text),
        isolated(values_of(f, words_)));
  }
  if (all.size() > kMostDisputed)
    open += fmt::format(R"(<li><a href="#{}disagreements">{}</a></li>)", prefix_,
                        escaped(words_.count("first.more", all.size() - kMostDisputed)));
  if (open.empty() && said.empty()) return;
  out_ += R"(<div class="first">)";
  const auto block = [&](std::string_view name, const std::string& lines) {
    if (!lines.empty())
      out_ += fmt::format(R"(<div class="{}"><h3>{}</h3><ul>{}</ul></div>)", name,
                          escaped(words_.of("first", name)), lines);
  };
  block("disputed", open);
  block("reported", said);
  out_ += "</div>";
}

void HtmlStory::contents() {
  fmt::format_to(std::back_inserter(out_), R"(<nav class="contents" aria-label="{}"><ul>)",
                 escaped(fmt::format("{}: {}", words_("nav.contents"), d_.title)));
  for (const Section& s : sections_)
    fmt::format_to(std::back_inserter(out_), R"(<li><a href="#{}{}">{}</a></li>)", prefix_, s.name,
                   escaped(words_.of("section", s.name)));
  out_ += "</ul></nav>";
}

void HtmlStory::section(const Section& s) {
  fmt::format_to(
      std::back_inserter(out_),
      R"(<section class="part {0}" id="{1}{0}" aria-labelledby="{1}{0}-h {1}title"><h3 class="part-title" id="{1}{0}-h">{2}</h3>)",
      s.name, prefix_, escaped(words_.of("section", s.name)));
  out_ += s.body.empty()
              ? fmt::format(R"(<p class="none">{}</p>)", escaped(words_.of("none", s.name)))
              : s.body;
  out_ += "</section>\n";
}

std::string HtmlStory::id(std::string_view kind, std::size_t row) const {
  return fmt::format("{}{}{}", prefix_, kind, row + 1);
}

std::string HtmlStory::actor_link(std::int64_t row) const {
  const DossierActor* actor = actor_at(d_, row);
  if (!actor) return {};
  return fmt::format(R"(<a class="actor" href="#{}">{}</a>)",
                     id("p", static_cast<std::size_t>(row)), isolated(actor->name));
}

std::string HtmlStory::actor_links(const std::vector<std::uint32_t>& rows) const {
  std::vector<std::string> links;
  for (const std::uint32_t row : rows)
    if (row < d_.actors.size()) links.push_back(actor_link(row));
  return words_.join(links);
}

std::string HtmlStory::origins(std::uint32_t n) const {
  return fmt::format(R"(<span class="origins o{}">{}</span>)", std::min(n, kMostDots),
                     escaped(words_.count("origins", n)));
}

std::string HtmlStory::verdict(Verdict v) const {
  return fmt::format(
      R"(<span class="verdict {}"><span class="shape" aria-hidden="true">{}</span> {}</span>)",
      code(v), shape(v), escaped(words_.of("verdict", code(v))));
}

std::string HtmlStory::article_link(std::uint32_t row) const {
  if (row >= d_.articles.size()) return {};
  return fmt::format(R"(<a class="outlet" href="#{}">{}</a>)", id("a", row),
                     isolated(outlet_of(d_.articles[row])));
}

std::uint32_t HtmlStory::cite(const Citation& citation, std::string_view line) {
  Reference& r = references_[{citation.article, citation.at}];
  if (r.number == 0) r.number = static_cast<std::uint32_t>(references_.size());
  if (std::find(r.cited_by.begin(), r.cited_by.end(), line) == r.cited_by.end())
    r.cited_by.emplace_back(line);
  return r.number;
}

std::string HtmlStory::reference(const Citation& citation, std::string_view line) {
  if (citation.article >= d_.articles.size()) return {};
  const std::uint32_t n = cite(citation, line);
  return fmt::format(R"(<a role="doc-noteref" href="#{}e{}">{}</a>)", prefix_, n, n);
}

// Numbers alone, or, `named`, after their outlet, those of one article together.
std::string HtmlStory::references(const std::vector<Citation>& citations, std::string_view line,
                                  bool named) {
  std::string out;
  std::uint32_t last = static_cast<std::uint32_t>(-1);
  std::size_t shown = 0;
  for (const Citation& c : named ? by_article(citations) : citations) {
    if (c.article >= d_.articles.size()) continue;
    if (++shown > kMostReferences) {
      out += " …";
      break;
    }
    if (!out.empty()) out += named && c.article != last ? ", " : " ";
    if (named && c.article != last) out += isolated(outlet_of(d_.articles[c.article])) + " ";
    last = c.article;
    out += reference(c, line);
  }
  return out;
}

// To the sentence on the page where it was published, as far as the browser finds it there.
std::string HtmlStory::live_link(const Source& source, const Snippet& s) const {
  if (!is_web_link(source.url)) return {};
  const std::string sentence = s.cut_before || s.cut_after
                                   ? std::string(s.exact)
                                   : fmt::format("{}{}{}", s.before, s.exact, s.after);
  return fmt::format(R"( <a class="live" href="{}">{}</a>)",
                     escaped(with_text_fragment(source.url, sentence)),
                     escaped(words_("evidence.live")));
}

std::string HtmlStory::reworded(const Citation& citation, const Citation& first) const {
  const std::string_view text = d_.articles[citation.article].text;
  const Span words = clamp(citation.at, text);
  std::string out;
  std::uint32_t at = words.begin;
  for (const Span other : differing_words(d_, citation, first)) {
    out += fmt::format("{}<strong>{}</strong>", escaped(slice(text, {at, other.begin})),
                       escaped(slice(text, other)));
    at = other.end;
  }
  return out + escaped(slice(text, {at, words.end}));
}

std::string HtmlStory::passage(const Citation& citation, std::string_view line,
                               const Citation* first) {
  if (citation.article >= d_.articles.size()) return {};
  const Source& source = d_.articles[citation.article];
  const Snippet s = snippet(d_, citation);
  std::string date;
  if (source.published.known())
    date = fmt::format(R"(, <time datetime="{}">{}</time>)", iso_begin(source.published),
                       escaped(words_.when(source.published)));
  return fmt::format(
      R"(<figure class="passage"><blockquote lang="{}" dir="auto">{}{}<mark>{}</mark>{}{}</blockquote><figcaption>{}{} {}{}</figcaption></figure>)",
      escaped(source.language), s.cut_before ? "… " : "", escaped(s.before),
      first ? reworded(citation, *first) : escaped(s.exact), escaped(s.after),
      s.cut_after ? " …" : "", article_link(citation.article), date, reference(citation, line),
      live_link(source, s));
}

std::string HtmlStory::passages(const std::vector<Citation>& evidence, std::string_view line,
                                Repeats repeats) {
  std::string out;
  std::vector<Citation> rest;
  std::size_t shown = 0;
  const Citation* first =
      repeats == Repeats::kTranslations && !evidence.empty() ? &evidence.front() : nullptr;
  for (const OriginEvidence& group : by_origin(d_, evidence)) {
    const std::vector<Citation>& all = group.citations;
    if (++shown > kMostPassages) {
      rest.insert(rest.end(), all.begin(), all.end());
      continue;
    }
    std::string told = passage(all.front(), line, first);
    std::set<std::string_view> languages{d_.articles[all.front().article].language};
    std::vector<Citation> others;
    for (auto c = all.begin() + 1; c != all.end(); ++c) {
      const bool other_words = languages.insert(d_.articles[c->article].language).second;
      if (other_words && repeats == Repeats::kTranslations)
        told += passage(*c, line, first);
      else
        others.push_back(*c);
    }
    if (!others.empty())
      told += fmt::format(R"(<p class="also">{} {}</p>)", escaped(words_("evidence.same_origin")),
                          references(others, line, true));
    out += all.size() == 1 ? told : "<div>" + told + "</div>";
  }
  if (!rest.empty())
    out += fmt::format(R"(<p class="also">{} {}</p>)", escaped(words_("evidence.more")),
                       references(rest, line, true));
  return out;
}

}  // namespace recoupe
