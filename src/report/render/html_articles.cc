// Every article in full, the cited words marked, each mark with the way back to the lines that cite
// it.
#include <fmt/format.h>

#include <set>

#include "base/calendar.h"
#include "base/codes.h"
#include "base/utf8.h"
#include "report/render/html_marks.h"
#include "report/render/html_story.h"
#include "report/render/html_text.h"
#include "report/render/slice.h"

namespace recoupe {
namespace {

std::string_view element(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
      return "h4";
    case BlockKind::kItem:
      return "li";
    default:
      return "p";
  }
}

// Blocks as they come, and as paragraphs the lines of what no block covers.
std::vector<Block> all_blocks(const Source& source) {
  std::vector<Block> blocks;
  const auto lines = [&](std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      const std::size_t line = std::string_view(source.text).find('\n', begin);
      const std::uint32_t stop = line < end ? static_cast<std::uint32_t>(line) : end;
      if (!trim(slice(source.text, {begin, stop})).empty())
        blocks.push_back({{begin, stop}, BlockKind::kParagraph});
      begin = stop + 1;
    }
  };
  std::uint32_t done = 0;
  for (const Block& b : source.blocks) {
    const Span span = clamp(b.span, source.text);
    if (span.begin < done || span.empty()) continue;
    lines(done, span.begin);
    blocks.push_back({span, b.kind});
    done = span.end;
  }
  lines(done, static_cast<std::uint32_t>(source.text.size()));
  return blocks;
}

}  // namespace

std::string HtmlStory::articles() {
  // A name is a link where the article has it first: more would hide the words that are cited.
  std::vector<std::vector<TextMark>> names(d_.articles.size());
  for (std::size_t i = 0; i < d_.actors.size(); ++i) {
    std::set<std::uint32_t> seen;
    for (const Citation& c : d_.actors[i].mentions)
      if (c.article < names.size() && seen.insert(c.article).second)
        names[c.article].push_back(
            {c.at, fmt::format("{}-a{}", id("p", i), c.article + 1), "#" + id("p", i), {}});
  }
  std::string out;
  for (std::uint32_t i = 0; i < d_.articles.size(); ++i) out += article(i, std::move(names[i]));
  return out;
}

std::string HtmlStory::article(std::uint32_t row, std::vector<TextMark> marks) {
  const Source& s = d_.articles[row];
  std::string out =
      fmt::format(R"(<article class="report" id="{0}" aria-label="{1}"><p class="kicker">{1})",
                  id("a", row), escaped(outlet_of(s)));
  if (s.published.known())
    out += fmt::format(R"( · <time datetime="{}">{}</time>)", iso_begin(s.published),
                       escaped(words_.when(s.published)));
  out += fmt::format(R"( · <a href="#{}">{}</a></p>)", id("o", s.origin),
                     escaped(words_.fill("article.origin", {{"n", std::to_string(s.origin + 1)}})));
  if (!s.byline.empty() || !s.url.empty()) {
    out += R"(<p class="byline">)";
    for (std::size_t i = 0; i < s.byline.size(); ++i)
      out += (i > 0 ? ", " : "") + isolated(s.byline[i]);
    if (!s.url.empty()) out += (s.byline.empty() ? "" : " · ") + linked(s.url, s.url);
    out += "</p>";
  }
  out += article_body(row, std::move(marks)) + removed(s);
  return out + fmt::format(R"(<p class="up"><a href="#{}title">{}</a></p></article>)", prefix_,
                           escaped(words_("article.up")));
}

std::string HtmlStory::article_body(std::uint32_t row, std::vector<TextMark> marks) {
  const Source& s = d_.articles[row];
  for (auto it = references_.lower_bound({row, Span{}});
       it != references_.end() && it->first.first == row; ++it) {
    const Reference& r = it->second;
    TextMark mark{it->first.second, fmt::format("{}e{}", prefix_, r.number), {}, {}};
    for (std::size_t i = 0; i < r.cited_by.size(); ++i) {
      mark.after += fmt::format(R"(<a role="doc-backlink" href="#{}">{}</a>)", r.cited_by[i],
                                i == 0 ? std::to_string(r.number) : "↑");
    }
    marks.push_back(std::move(mark));
  }
  Marker marker(s.text, std::move(marks));
  std::string out = fmt::format(R"(<div class="body" lang="{}" dir="auto">)", escaped(s.language));
  bool list = false;
  bool title = false;
  std::string body;
  for (const Block& b : all_blocks(s)) {
    const bool item = b.kind == BlockKind::kItem;
    if (item != list) body += item ? "<ul>" : "</ul>";
    list = item;
    title = title || b.kind == BlockKind::kTitle;
    const std::string_view name = element(b.kind);
    const std::string kind = b.kind == BlockKind::kParagraph || item
                                 ? std::string()
                                 : fmt::format(R"( class="{}")", code(b.kind));
    body += fmt::format("<{0}{1}>{2}</{0}>", name, kind, marker.part(b.span));
  }
  if (list) body += "</ul>";
  if (!title && !s.title.empty())
    out += fmt::format(R"(<h4 class="title">{}</h4>)", escaped(s.title));
  return out + body + "</div>";
}

std::string HtmlStory::removed(const Source& source) const {
  if (source.removed.empty()) return {};
  std::string out = fmt::format(R"(<details class="removed"><summary>{}</summary><ul lang="{}">)",
                                escaped(words_.count("removed", source.removed.size())),
                                escaped(source.language));
  for (const Removed& r : source.removed)
    out += fmt::format(R"(<li><span class="label" lang="{}">{}</span> {}</li>)", words_.language(),
                       escaped(words_.of("residue", code(r.kind))), isolated(r.text));
  return out + "</ul></details>";
}

}  // namespace recoupe
