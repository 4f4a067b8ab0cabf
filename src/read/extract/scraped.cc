// Text that someone scraped: lines, with what their page left between them.
//
// Order: breadcrumbs and counters, menus around the text, the title, then what residue.tsv names.
// Every line that goes is in `removed` with its rule.
#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/extract/blocks.h"
#include "read/extract/charset.h"
#include "read/extract/draft.h"
#include "read/extract/line_features.h"
#include "read/extract/no_article.h"

namespace recoupe {
namespace {

constexpr std::size_t kTitleLines = 40;  // a title stands no further down

std::string cleaned(std::string_view line) {
  std::string out(line);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  }
  return out;
}

// A line that goes on in the next: long, without the end of a sentence, and what follows begins
// small.
bool continues(const Line& line, std::string_view next) {
  constexpr std::size_t kLeastWrapped = 50;
  if (line.text.size() < kLeastWrapped || ends_sentence(line.text) || next.empty()) return false;
  const CodePoint c = decode(next, 0);
  return is_letter(c.value) && !is_upper(c.value);
}

bool is_paragraph(const Line& line) {
  return !line.cut && line.text.size() >= 60 && ends_sentence(line.text);
}

// The given title among the lines, or its place before them.
std::size_t given_title(std::vector<Line>& lines, const std::string& title) {
  const std::string wanted = fold(title);
  for (std::size_t i = 0; i < lines.size() && i < kTitleLines * 10; ++i) {
    if (lines[i].text.size() <= 2 * title.size() + 20 && fold(lines[i].text) == wanted) return i;
  }
  return lines.size();
}

bool may_be_title(const Line& line) {
  constexpr std::size_t kLeastTitle = 15;
  constexpr std::size_t kLongestTitle = 250;
  return !line.cut && line.text.size() >= kLeastTitle && line.text.size() <= kLongestTitle &&
         !line.text.ends_with('.') && !line.text.ends_with(':') &&
         line.text.find(' ') != std::string::npos;
}

// The first line that looks like a headline, with a paragraph below it. Between menus: the longest
// of the last few before the first paragraph.
std::size_t found_title(const std::vector<Line>& lines, Run<Line> run) {
  constexpr std::size_t kAboveBody = 8;
  const bool menus = run.size() < lines.size();
  std::size_t paragraph = run.begin;
  while (paragraph < lines.size() && !is_paragraph(lines[paragraph])) ++paragraph;
  if (paragraph == lines.size()) return lines.size();
  std::size_t best = lines.size();
  std::size_t seen = 0;
  for (std::size_t i = paragraph; i-- > 0 && (!menus || seen < kAboveBody);) {
    if (lines[i].cut) continue;
    ++seen;
    if (!may_be_title(lines[i])) continue;
    if (!menus || best == lines.size() || lines[i].text.size() > lines[best].text.size()) best = i;
  }
  return best;
}

// `swept`: the same lines as the residue tables see them, so that no date or share bar becomes the
// title.
void put_title(Draft& draft, const std::vector<Line>& swept, Run<Line> run,
               const std::string& given) {
  std::vector<Line>& lines = draft.lines;
  const std::size_t at = given.empty() ? found_title(swept, run) : given_title(lines, given);
  Line title;
  if (at < lines.size()) {
    title = lines[at];
    title.cut = false;
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
  } else if (given.empty()) {
    return;
  } else {
    title.text = nfc(trim(given));
  }
  title.kind = BlockKind::kTitle;
  draft.meta.title = title.text;
  lines.insert(lines.begin(), std::move(title));
}

// What the net keeps.
std::vector<bool> judged(const std::vector<Line>& swept, Run<Line> run, std::string_view title,
                         const Pack& pack) {
  const std::vector<LineWords> words = words_of(swept, pack);
  const std::vector<LineRow> rows =
      line_rows(line_features(swept, words, run, title, pack), pack.arbiter("line_trees"));
  std::vector<bool> kept(swept.size());
  const std::vector<LineNet::Row> views(rows.begin(), rows.end());
  const std::vector<std::int64_t> scores = pack.line_net().scores(views);
  for (std::size_t i = 0; i < scores.size(); ++i) kept[i] = scores[i] > 0;
  return kept;
}

// Lines outside the text. Where menus stand around it the net decides; where it
// leaves nothing, and where nothing but text was scraped, the run of prose does.
void cut_outside(std::vector<Line>& lines, const std::vector<Line>& swept, Run<Line> run,
                 std::string_view title, const Pack& pack) {
  std::vector<bool> kept(lines.size());
  bool any = false;
  if (run.size() < lines.size()) kept = judged(swept, run, title, pack);
  for (std::size_t i = 0; i < lines.size(); ++i) any = any || (kept[i] && !swept[i].cut);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool inside = i >= run.begin && i < run.end;
    if (swept[i].cut || (any ? kept[i] : inside)) continue;
    lines[i].cut = true;
    lines[i].why = inside ? Residue::kOther : Residue::kNavigation;
    lines[i].rule = pack.rule(inside ? "residue:arbiter" : "residue:outside");
  }
}

// "Page introuvable", with next to no text below it. Where no line is the title, the first one is
// asked, but only where no prose follows: above an article may stand "Video".
void refuse(Draft& draft, const Pack& pack) {
  std::uint64_t prose = 0;
  for (const Line& line : draft.lines)
    if (is_paragraph(line)) prose += line.text.size();
  std::string_view title = draft.meta.title;
  for (const Line& line : draft.lines)
    if (title.empty() && prose == 0 && !line.cut) title = line.text;
  const Rule rule = no_article_title(title, prose, pack);
  draft.no_article = rule != 0;
  for (Line& line : draft.lines) {
    if (!draft.no_article || line.cut) continue;
    line.cut = true;
    line.why = Residue::kOther;
    line.rule = rule;
  }
}

}  // namespace

std::vector<Line> lines_of(std::string_view text, bool& truncated) {
  std::vector<Line> lines;
  bool blank = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view raw = trim(text.substr(begin, end - begin));
    std::string line = cleaned(raw);
    if (line.empty()) {
      blank = true;
    } else if (!blank && continues(lines.back(), line)) {
      lines.back().text += " " + line;
    } else {
      Line l;
      l.raw = static_cast<std::uint32_t>(raw.data() - text.data());
      l.text = std::move(line);
      lines.push_back(std::move(l));
      blank = false;
    }
    begin = end + 1;
    if (lines.size() >= kMaxLines) {
      truncated = true;
      break;
    }
  }
  return lines;
}

Draft draft_of_text(const Page& page, const Pack& pack) {
  Draft draft;
  const Decoded decoded = to_utf8(page.bytes, page.charset.empty() ? "utf-8" : page.charset);
  draft.damaged = decoded.damaged;
  draft.meta.url = page.url;
  draft.meta.outlet = page.outlet.empty() ? host_of(page.url) : page.outlet;
  draft.lines = lines_of(nfc(decoded.text), draft.truncated);
  sweep_head(draft.lines, pack);
  std::vector<Line> swept = draft.lines;
  sweep(swept, pack);
  const Run<Line> run = prose_run(swept);
  cut_outside(draft.lines, swept, run, page.title, pack);
  put_title(draft, swept, run, page.title);
  refuse(draft, pack);
  finish_lines(draft, page, pack);
  return draft;
}

}  // namespace recoupe
