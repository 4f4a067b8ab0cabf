#include "read/extract/residue.h"

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/extract/blocks.h"

namespace recoupe {
namespace {

constexpr std::size_t kHeadLines = 12;   // where breadcrumbs and counters stand
constexpr std::size_t kMostListed = 12;  // headlines below "Lire aussi"

struct KindName {
  std::string_view name;
  Residue kind;
};
constexpr KindName kKinds[] = {
    {"breadcrumb", Residue::kBreadcrumb}, {"counter", Residue::kCounter},
    {"related", Residue::kRelated},       {"neighbour", Residue::kNeighbour},
    {"share", Residue::kShare},           {"cookie", Residue::kCookie},
    {"newsletter", Residue::kNewsletter}, {"author_box", Residue::kAuthorBox},
    {"comment", Residue::kComment},       {"navigation", Residue::kNavigation}};

Residue kind_of(std::string_view name) {
  for (const KindName& k : kKinds) {
    if (k.name == name) return k.kind;
  }
  return Residue::kOther;
}

enum class Place : unsigned char { kWhole, kStart, kSentence, kHas, kEnd, kHome };
enum class Takes : unsigned char { kLine, kList, kNext, kRest };

Place place_of(std::string_view name) {
  if (name == "whole") return Place::kWhole;
  if (name == "start") return Place::kStart;
  if (name == "has") return Place::kHas;
  if (name == "end") return Place::kEnd;
  return name == "home" ? Place::kHome : Place::kSentence;
}

Takes takes_of(std::string_view name) {
  if (name == "list") return Takes::kList;
  if (name == "next") return Takes::kNext;
  return name == "rest" ? Takes::kRest : Takes::kLine;
}

struct Hit {
  Residue kind{};
  Rule rule = 0;
  Takes takes{};
  bool alone = false;  // nothing but the phrase stands in the line
  bool dated = false;  // a line with the day of publication
  bool day_first = false;
  std::uint32_t begin = 0;  // byte in the line: 0 where all of it goes
};

// The words of one line against the residue table of one language.
class LineReader {
 public:
  LineReader(std::string_view text, const std::vector<Word>& words, const Table& table)
      : text_(text), words_(words), table_(table) {
    for (const Word& w : words) {
      if (!w.sign && !w.digit) ++count_;
    }
  }

  std::optional<Hit> hit() const {
    if (words_.empty() || table_.size() == 0) return std::nullopt;
    if (const auto whole = covered()) return whole;
    const std::size_t first = first_word();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!table_.starts(words_[i].id)) continue;
      for (const PhraseMatch& m : all_phrases(table_, words_, i)) {
        if (const auto h = at(i, m, first)) return h;
      }
    }
    return std::nullopt;
  }

 private:
  std::size_t first_word() const {
    std::size_t i = 0;
    while (i < words_.size() && words_[i].sign && words_[i].id == kUnknownWord) ++i;
    return i;
  }

  std::optional<Hit> at(std::size_t i, const PhraseMatch& m, std::size_t first) const {
    const Place place = place_of(table_.cell(m.row, "place"));
    if (place == Place::kWhole || place == Place::kHome || !short_enough(m.row))
      return std::nullopt;
    const bool starts = i <= first;
    const bool ends = i + m.length + 1 >= words_.size() && i + m.length >= last_word();
    const bool fits = place == Place::kHas || (place == Place::kEnd && ends) ||
                      (place == Place::kStart && starts) ||
                      (place == Place::kSentence && (starts || sentence_begins(i)));
    if (!fits) return std::nullopt;
    Hit h = hit_of(m.row);
    h.alone = i <= first && i + m.length >= last_word();
    if (place == Place::kSentence && !starts) h.begin = opening(i);
    return h;
  }

  std::size_t last_word() const {
    std::size_t n = words_.size();
    while (n > 0 && words_[n - 1].sign) --n;
    return n;
  }

  bool short_enough(std::uint32_t row) const {
    std::uint32_t most = 0;
    const std::string_view cell = table_.cell(row, "words");
    std::from_chars(cell.data(), cell.data() + cell.size(), most);
    return most == 0 || count_ <= most;
  }

  Hit hit_of(std::uint32_t row) const {
    const std::string_view kind = table_.cell(row, "kind");
    Hit h;
    h.kind = kind_of(kind);
    h.rule = table_.rule(row);
    h.takes = takes_of(table_.cell(row, "takes"));
    h.dated = kind.starts_with("date");
    h.day_first = kind == "date_dmy";
    return h;
  }

  // Every word belongs to a phrase that may be a whole line: "Facebook Twitter WhatsApp 12".
  std::optional<Hit> covered() const {
    std::optional<Hit> found;
    for (std::size_t i = 0; i < words_.size();) {
      std::uint32_t length = 0;
      for (const PhraseMatch& m : all_phrases(table_, words_, i)) {
        if (place_of(table_.cell(m.row, "place")) != Place::kWhole) continue;
        if (!found) found = hit_of(m.row);
        length = m.length;
        break;
      }
      if (length == 0 && !words_[i].sign && !words_[i].digit) return std::nullopt;
      i += std::max<std::uint32_t>(length, 1);
    }
    if (found) found->alone = true;
    return found;
  }

  // After the end of a sentence, an opening bracket, or a small letter that is glued to a capital.
  bool sentence_begins(std::size_t i) const {
    if (i == 0 || !words_[i].upper) return false;
    const Word& before = words_[i - 1];
    const std::string_view sign = before.span.of(text_);
    return before.sign &&
           (ends_sentence(sign) || sign == "(" || sign == "[" || sign == "»" || sign == "”");
  }

  std::uint32_t opening(std::size_t i) const {
    const std::string_view sign = words_[i - 1].span.of(text_);
    return sign == "(" || sign == "[" ? words_[i - 1].span.begin : words_[i].span.begin;
  }

  std::string_view text_;
  const std::vector<Word>& words_;
  const Table& table_;
  std::uint32_t count_ = 0;
};

// Where what begins at `begin` ends: at its bracket, at the line's end, or after one sentence of a
// long rest.
std::size_t end_of_insert(std::string_view text, std::size_t begin, Residue kind) {
  constexpr std::size_t kShortRest = 200;
  if (text[begin] == '(' || text[begin] == '[') {
    const std::size_t close = text.find(text[begin] == '(' ? ')' : ']', begin);
    if (close != std::string_view::npos) return close + 1;
  }
  if (kind == Residue::kNeighbour || text.size() - begin <= kShortRest) return text.size();
  for (std::size_t i = begin; i + 1 < text.size(); ++i) {
    const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (stop && text[i + 1] == ' ') return i + 1;
  }
  return text.size();
}

void cut_line(Line& line, Residue why, Rule rule) {
  line.cut = true;
  line.why = why;
  line.rule = rule;
}

void cut_inside(Line& line, const Hit& hit) {
  const std::size_t end = end_of_insert(line.text, hit.begin, hit.kind);
  line.inside.push_back({line.text.substr(hit.begin, end - hit.begin), hit.kind, hit.rule});
  line.text.erase(hit.begin, end - hit.begin);
  const std::size_t at = hit.begin;
  const bool two_spaces =
      at > 0 && at < line.text.size() && line.text[at - 1] == ' ' && line.text[at] == ' ';
  if (two_spaces) line.text.erase(at, 1);
  line.text = std::string(trim(line.text));
  if (line.text.empty()) cut_line(line, hit.kind, hit.rule);
}

std::size_t prose(const std::vector<Line>& lines, std::size_t from) {
  std::size_t sum = 0;
  for (std::size_t i = from; i < lines.size(); ++i) {
    if (!lines[i].cut && ends_sentence(lines[i].text)) sum += lines[i].text.size();
  }
  return sum;
}

// What the phrase takes with it besides its own line.
void cut_following(std::vector<Line>& lines, std::size_t i, const Hit& hit) {
  if (hit.takes == Takes::kRest) {
    if (prose(lines, i + 1) * 3 > prose(lines, 0)) return;
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (!lines[j].cut) cut_line(lines[j], hit.kind, hit.rule);
    }
    return;
  }
  if (!hit.alone || hit.takes == Takes::kLine) return;
  const std::size_t most = hit.takes == Takes::kNext ? 1 : kMostListed;
  for (std::size_t j = i + 1; j < lines.size() && j <= i + most; ++j) {
    if (lines[j].cut) continue;
    if (lines[j].heading || !is_headline(lines[j].text)) return;
    cut_line(lines[j], hit.kind, hit.rule);
  }
}

std::optional<Hit> hit_in(std::string_view text, const std::vector<Word>& words, const Pack& pack) {
  for (const Language& language : pack.languages()) {
    if (auto h = LineReader(text, words, language.table("residue")).hit()) return h;
  }
  return std::nullopt;
}

// "69", "1,2 k": nothing but a short number.
bool is_counter(std::string_view text) {
  constexpr std::size_t kLongest = 8;
  if (text.empty() || text.size() > kLongest) return false;
  const bool digits =
      std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && text.find_first_not_of("0123456789., kKM+") == std::string_view::npos;
}

bool is_cut_short(std::string_view text) { return text.ends_with("...") || text.ends_with("…"); }

// "Accueil > Monde > Asie", "Home / News"
bool has_crumb_signs(std::string_view text) {
  std::size_t signs = 0;
  for (const std::string_view sign : {" > ", " » ", " / ", " › ", " » ", " | "}) {
    for (std::size_t i = text.find(sign); i != std::string_view::npos; i = text.find(sign, i + 1))
      ++signs;
  }
  return signs > 0;
}

bool begins_at_home(const std::vector<Word>& words, const Pack& pack) {
  for (const Language& language : pack.languages()) {
    const Table& table = language.table("residue");
    for (const PhraseMatch& m : all_phrases(table, words, 0)) {
      if (table.cell(m.row, "place") == "home") return true;
    }
  }
  return false;
}

// Does it end with the first words of a line below, the title?
bool repeats_below(const std::vector<Line>& lines, std::size_t i) {
  constexpr std::size_t kEnough = 20;
  const std::string crumb = fold(lines[i].text);
  for (std::size_t j = i + 1; j < lines.size() && j < i + kHeadLines; ++j) {
    const std::string below = fold(lines[j].text);
    if (below.size() < kEnough) continue;
    const std::size_t at = crumb.find(below.substr(0, kEnough));
    if (at == std::string::npos) continue;
    const std::string tail = crumb.substr(at);
    if (below.starts_with(tail) || tail.starts_with(below)) return true;
  }
  return false;
}

// "Accueil International Asie centrale": a few names of sections right above a longer headline.
bool sections_above(const std::vector<Line>& lines, std::size_t i, const std::vector<Word>& words) {
  constexpr std::size_t kMostSections = 7;
  if (words.size() < 2 || words.size() > kMostSections || !words[1].upper) return false;
  for (std::size_t j = i + 1; j < lines.size(); ++j) {
    const std::string& below = lines[j].text;
    if (!lines[j].cut) return below.size() > lines[i].text.size() && is_headline(below);
  }
  return false;
}

}  // namespace

bool is_headline(std::string_view text) {
  constexpr std::size_t kLongest = 220;
  return text.size() <= kLongest && !ends_sentence(text);
}

Swept sweep(std::vector<Line>& lines, const Pack& pack) {
  Swept out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.cut) continue;
    const std::vector<Word> words = split_words(line.text, pack.vocabulary());
    const std::optional<Hit> hit = hit_in(line.text, words, pack);
    if (!hit) continue;
    if (hit->begin > 0) {
      cut_inside(line, *hit);
      continue;
    }
    if (hit->dated && line.text.size() > 200) continue;
    if (hit->dated) out.dates.push_back({line.text, hit->day_first, false});
    if (hit->kind == Residue::kAuthorBox) out.bylines.push_back(line.text);
    cut_line(line, hit->kind, hit->rule);
    cut_following(lines, i, *hit);
  }
  return out;
}

void sweep_head(std::vector<Line>& lines, const Pack& pack) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.cut) continue;
    if (is_counter(line.text)) {
      cut_line(line, Residue::kCounter, pack.rule("residue:counter"));
    } else if (i < kHeadLines && line.text.size() < 400) {
      const std::vector<Word> words = split_words(line.text, pack.vocabulary());
      const bool crumb =
          begins_at_home(words, pack) && !(ends_sentence(line.text) && !is_cut_short(line.text));
      const bool certain = is_cut_short(line.text) || has_crumb_signs(line.text) ||
                           repeats_below(lines, i) || sections_above(lines, i, words);
      if (crumb && certain) cut_line(line, Residue::kBreadcrumb, pack.rule("residue:breadcrumb"));
    }
  }
}

// The best run by Kadane's sum: prose counts for it, short lines without a sentence against it.
Run<Line> prose_run(const std::vector<Line>& lines) {
  constexpr std::int64_t kShortLine = -45;
  constexpr std::int64_t kListedLine = -120;  // the third short line in a row, and those after it
  constexpr std::size_t kList = 2;
  constexpr std::int64_t kLongLine = 20;  // a caption, a subheading
  constexpr std::int64_t kResidueLine = -15;
  constexpr std::size_t kMenu =
      8;  // so many short lines outside prove that a page stands around the text
  const Run<Line> all{0, static_cast<std::uint32_t>(lines.size())};
  Run<Line> best = all;
  std::int64_t most = 0;
  std::int64_t sum = 0;
  std::uint32_t begin = 0;
  std::size_t short_lines = 0;
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    std::int64_t score = line.text.size() >= 100 ? kLongLine : kShortLine;
    if (line.text.size() >= 40 && ends_sentence(line.text)) {
      score = static_cast<std::int64_t>(std::min<std::size_t>(line.text.size(), 300));
    }
    short_lines = score == kShortLine ? short_lines + 1 : 0;
    if (short_lines > kList) score = kListedLine;
    if (line.cut) score = kResidueLine;
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    sum += score;
    if (sum > most) {
      most = sum;
      best = {begin, i + 1};
    }
  }
  std::size_t outside = 0;
  for (std::uint32_t i = 0; i < lines.size(); ++i) {
    const bool out = i < best.begin || i >= best.end;
    if (out && !lines[i].cut && is_headline(lines[i].text)) ++outside;
  }
  return outside < kMenu ? all : best;
}

}  // namespace recoupe
