#include "read/extract/extract.h"

#include <algorithm>

#include "base/calendar.h"
#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "read/extract/charset.h"
#include "read/extract/dateline.h"
#include "read/extract/dates.h"
#include "read/extract/draft.h"
#include "read/extract/wrapped.h"

namespace recoupe {
namespace {

std::uint32_t place(std::size_t n) { return static_cast<std::uint32_t>(n); }

// The text that stays, its blocks, what was cut, and where scraped text stood in the page.
void write_text(Draft& draft, const Page& page, Extracted& out) {
  Article& a = out.article;
  a.removed = std::move(draft.removed);
  for (Line& line : draft.lines) {
    for (Removed& r : line.inside) a.removed.push_back(std::move(r));
    if (line.cut) {
      if (!line.text.empty()) a.removed.push_back({line.text, line.why, line.rule});
      continue;
    }
    if (a.text.size() + line.text.size() > kMaxArticleBytes) {
      draft.truncated = true;
      break;
    }
    if (!a.text.empty()) a.text += "\n\n";
    const std::uint32_t begin = place(a.text.size());
    a.text += line.text;
    a.blocks.push_back({{begin, place(a.text.size())}, line.kind});
    // Bytes that are no UTF-8 grow as they are repaired, and places move past the end of the page.
    const bool as_it_stood = page.kind == PageKind::kText && line.raw <= page.bytes.size() &&
                             page.bytes.compare(line.raw, line.text.size(), line.text) == 0;
    if (as_it_stood) a.pieces.push_back({begin, line.raw, place(line.text.size())});
  }
}

// Every line of a clean text is a block, or every paragraph where its lines were broken at a width;
// not a byte of it changes.
void write_clean(const Page& page, Extracted& out, bool& damaged) {
  Article& a = out.article;
  if (valid_utf8(page.bytes)) {
    a.text = page.bytes;
    a.pieces.push_back({0, 0, place(a.text.size())});
  } else {
    a.text = to_utf8(page.bytes, "utf-8").text;
    damaged = true;
  }
  const std::string title = fold(page.title);
  const std::size_t width = wrapped_at(a.text);
  std::string_view before;  // the line before, unless it was blank or the title
  for (std::size_t begin = 0; begin < a.text.size();) {
    const std::size_t end = std::min(a.text.find('\n', begin), a.text.size());
    const std::string_view line = trim(std::string_view(a.text).substr(begin, end - begin));
    if (!line.empty()) {
      const std::size_t at =
          begin + static_cast<std::size_t>(line.data() - (a.text.data() + begin));
      const bool is_title = a.blocks.empty() && !title.empty() && fold(line) == title;
      const Span span{place(at), place(at + line.size())};
      if (width > 0 && goes_on(before, line, width))
        a.blocks.back().span.end = span.end;
      else
        a.blocks.push_back({span, is_title ? BlockKind::kTitle : BlockKind::kParagraph});
      before = is_title ? std::string_view() : line;
    } else {
      before = {};
    }
    begin = end + 1;
  }
}

Span moved(Span s, std::uint32_t by) { return {s.begin + by, s.end + by}; }

void take_dateline(Article& a, const Page& page, const Pack& pack) {
  constexpr std::size_t kLastPlace = 4;  // title, lead, a caption: then the dateline
  std::size_t seen = 0;
  for (const Block& b : a.blocks) {
    if (b.kind == BlockKind::kTitle || b.kind == BlockKind::kRow) continue;
    if (++seen > kLastPlace) return;
    const auto line = dateline_of(b.span.of(a.text), pack);
    if (!line) continue;
    a.dateline = moved(line->span, b.span.begin);
    a.agency = line->agency;
    if (!line->credit.empty()) a.credit = moved(line->credit, b.span.begin);
    const std::string_view named = line->outlet.of(b.span.of(a.text));
    if (!named.empty() && page.outlet.empty() && page.kind != PageKind::kHtml) {
      a.outlet = named;
    } else if (a.credit.empty() && (line->date || all_caps(named)) &&
               fold(named) != fold(a.outlet)) {
      a.credit = moved(line->outlet, b.span.begin);  // not the outlet's own
    }
    if (line->date && !a.published.known()) {
      a.published = resolve(*line->date, page.fetched);
      if (a.published.known()) a.published_rule = pack.rule("dateline");
    }
    return;
  }
}

void take_credit(Article& a, const std::vector<std::string>& authors, const Pack& pack) {
  constexpr std::size_t kEndBlocks = 3;
  for (std::size_t k = 0; k < a.blocks.size() && a.agency == 0; ++k) {
    const std::size_t i = a.blocks.size() - 1 - k;
    if (k >= kEndBlocks && i > 3) continue;
    const Block& b = a.blocks[i];
    if (b.kind == BlockKind::kTitle || b.kind == BlockKind::kCaption) continue;
    const auto c = credit_of(b.span.of(a.text), pack);
    if (!c || (c->agency == 0 && c->span.size() < a.credit.size())) continue;
    a.credit = moved(c->span, b.span.begin);
    a.agency = c->agency;
  }
  for (const std::string& author : authors) {
    const std::vector<Word> words = split_words(author, pack.vocabulary(), 40);
    for (std::size_t i = 0; i < words.size() && a.agency == 0; ++i) {
      if (const auto m = agency_at(author, words, i, pack))
        a.agency = static_cast<Term>(m->row + 1);
    }
    const bool fuller = author.size() > a.agency_name.size();
    if (a.agency == 0 && fuller && names_agency(author, pack)) a.agency_name = author;
  }
}

void take_dates(Article& a, const Page& page, const Metadata& meta, const Pack& pack) {
  a.revised = meta.revised;
  if (page.published.known()) {
    a.published = page.published;
    if (a.published.end - a.published.begin == 1) a.moment = a.published;
    a.published_rule = pack.rule("input:published");
  } else if (meta.published.known()) {
    a.published = meta.published;
    a.moment = meta.moment;
    a.published_rule = meta.published_rule;
  }
}

void take_reference(Article& a, const Page& page) {
  if (a.published.known()) {
    a.reference = day_of(a.published.begin);
  } else if (page.fetched.known()) {
    a.reference = day_of(page.fetched.begin);
  }
}

void note(Extracted& out, bool holds, Doubt doubt) {
  if (holds) out.notes.push_back({{}, doubt});
}

Draft draft_of(const Page& page, const Pack& pack) {
  if (page.kind == PageKind::kHtml) return draft_of_html(page, pack);
  if (page.kind == PageKind::kText) return draft_of_text(page, pack);
  Draft draft;
  draft.meta.url = page.url;
  draft.meta.title = page.title;
  draft.meta.outlet = page.outlet.empty() ? host_of(page.url) : page.outlet;
  return draft;
}

}  // namespace

Extracted extract(const Page& page, const Pack& pack) {
  Extracted out;
  Article& a = out.article;
  Draft draft = draft_of(page, pack);
  a.url = draft.meta.url;
  a.outlet = draft.meta.outlet;
  a.title = nfc(draft.meta.title);
  a.byline = draft.meta.byline;
  a.lang = page.language;
  if (page.kind == PageKind::kClean) {
    write_clean(page, out, draft.damaged);
  } else {
    write_text(draft, page, out);
  }
  take_dates(a, page, draft.meta, pack);
  take_dateline(a, page, pack);
  take_credit(a, draft.authors, pack);
  take_reference(a, page);
  a.id = mix(hash(a.url), hash(a.text));
  a.key = page.id.empty() ? hex(a.id) : page.id;
  const bool body = std::any_of(a.blocks.begin(), a.blocks.end(),
                                [](const Block& b) { return b.kind != BlockKind::kTitle; });
  note(out, !a.published.known(), Doubt::kNoDate);
  note(out, !body && !draft.no_article, Doubt::kNoBody);
  note(out, draft.no_article, Doubt::kNoArticle);
  note(out, draft.damaged, Doubt::kBadEncoding);
  note(out, draft.truncated, Doubt::kTruncated);
  note(out, draft.too_deep, Doubt::kTooDeep);
  return out;
}

}  // namespace recoupe
