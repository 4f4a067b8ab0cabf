// Cited words become spans. In a table the words of a row are looked for from where the row above
// ended, so that rows in the order of the text need no numbers; the words of a field are the
// nearest ones to the row's own.
#include "report.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/calendar.h"
#include "base/codes.h"
#include "base/utf8.h"

namespace recoupe::testing {
namespace {

constexpr std::string_view kGap = "…";  // "Le pont … mardi": all from the first words to the last

std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t at = text.find(by);
    out.emplace_back(trim(text.substr(0, at)));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + by.size());
  }
}

bool letter_or_digit(std::string_view text, std::size_t at, bool last) {
  if (last)  // the character that ends at `at`
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xc0u) == 0x80u) {
    }
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? is_letter(lead) || is_digit(lead) : lead >= 0xc3 && lead < 0xe2;
}

// The words stand there, and not inside longer ones.
bool whole(std::string_view text, std::size_t begin, std::size_t end) {
  const bool before =
      begin > 0 && letter_or_digit(text, begin, true) && letter_or_digit(text, begin, false);
  const bool after =
      end < text.size() && letter_or_digit(text, end, true) && letter_or_digit(text, end, false);
  return !before && !after;
}

class Citations {
 public:
  explicit Citations(std::string_view text) : text_(text) {}

  // Everywhere that `words` stand. "[la police] a dit" cites the words in brackets alone.
  Places all(std::string_view words) const {
    const std::size_t gap = words.find(kGap);
    if (gap == std::string_view::npos) return plain(words);
    Places out;
    const Places tails = plain(trim(words.substr(gap + kGap.size())));
    for (const Span head : plain(trim(words.substr(0, gap))))
      for (const Span tail : tails)
        if (tail.begin >= head.end) {
          out.push_back(join(head, tail));
          break;
        }
    return out;
  }

  Places any_of(std::string_view wordings) const {
    Places out;
    for (const std::string& words : split(wordings, " / "))
      for (const Span s : all(words)) out.push_back(s);
    return out;
  }

  Side side(std::string_view parties) const {
    Side out;
    for (const std::string& party : split(parties, " + ")) out.push_back(any_of(party));
    return out;
  }

  Span after(std::string_view words, std::uint32_t from) const {
    const Places places = all(words);
    for (const Span s : places)
      if (s.begin >= from) return s;
    return places.empty() ? Span{} : places.front();
  }

  Span nearest(std::string_view wordings, Span to) const {
    Span best{};
    std::uint32_t least = UINT32_MAX;
    for (const Span s : any_of(wordings)) {
      const std::uint32_t distance = s.end <= to.begin   ? to.begin - s.end
                                     : s.begin >= to.end ? s.begin - to.end
                                                         : 0;
      if (distance < least) best = s, least = distance;
    }
    return best;
  }

 private:
  Places plain(std::string_view cited) const {
    std::string words(cited);
    std::size_t open = words.find('['), close = words.find(']');
    if (open == std::string::npos || close == std::string::npos) {
      open = 0;
      close = words.size();
    } else {
      words.erase(close--, 1);
      words.erase(open, 1);
    }
    Places out;
    for (std::size_t at = text_.find(words); at != std::string_view::npos;
         at = text_.find(words, at + 1))
      if (!words.empty() && whole(text_, at + open, at + close))
        out.push_back(
            {static_cast<std::uint32_t>(at + open), static_cast<std::uint32_t>(at + close)});
    return out;
  }

  std::string_view text_;
};

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text == "-") return std::nullopt;
  REQUIRE_MESSAGE((read.ec == std::errc() && read.ptr == text.data() + text.size()),
                  std::string(text));
  return value;
}

// "2023-03-14", "2023-03", "2023-03-14..2023-03-17"; "-" or "" is unknown.
Period period(const std::string& text) {
  if (text.empty() || text == "-") return {};
  const std::size_t dots = text.find("..");
  const auto first = parse_iso(text.substr(0, dots));
  const auto last = dots == std::string::npos ? first : parse_iso(text.substr(dots + 2));
  REQUIRE_MESSAGE((first && last), text);
  return {first->begin, dots == std::string::npos ? last->end : last->begin};
}

// "person" or, where both are right, "office/person"; none for "-".
template <class E>
std::vector<E> any_code(const std::string& names) {
  std::vector<E> out;
  if (names == "-") return out;
  for (const std::string& name : split(names, "/")) {
    const auto value = from_code<E>(name);
    REQUIRE_MESSAGE(value.has_value(), name);
    out.push_back(value.value_or(E{}));
  }
  return out;
}

class GoldMaker {
 public:
  GoldMaker(const Report& report, std::string_view text) : report_(report), cited_(text) {}

  Gold make() {
    for (const GoldRow& row : report_.rows) {
      row_ = &row;
      if (row.table == "name")
        name();
      else if (row.table == "time")
        time();
      else if (row.table == "quote")
        quote();
      else if (row.table == "figure")
        figure();
      else if (row.table == "event" || row.table == "maybe")
        event();
      else
        FAIL("no such table: " << row.table);
    }
    return std::move(gold_);
  }

 private:
  std::string cell(std::size_t i) const { return i < row_->cells.size() ? row_->cells[i] : ""; }
  std::string field(const std::string& key) const {
    const auto at = row_->fields.find(key);
    return at == row_->fields.end() ? "" : at->second;
  }
  void miss(const std::string& words) { gold_.unknown.push_back(row_->table + ": " + words); }

  // The words of the row itself, behind those of the row above.
  Span own(const std::string& words) {
    std::uint32_t& from = ends_[row_->table == "maybe" ? "event" : row_->table];
    const Span s = cited_.after(words, from);
    if (s.empty()) miss(words);
    from = s.end;
    return s;
  }
  Span near(const std::string& key, Span to) {
    const std::string words = field(key);
    if (words.empty()) return {};
    const Span s = cited_.nearest(words, to);
    if (s.empty()) miss(words);
    return s;
  }
  Places anywhere(const std::string& key) {
    const std::string words = field(key);
    Places places = words.empty() ? Places{} : cited_.any_of(words);
    if (!words.empty() && places.empty()) miss(words);
    return places;
  }
  Side parties(const std::string& key) {
    const std::string words = field(key);
    Side side = words.empty() ? Side{} : cited_.side(words);
    for (const Places& places : side)
      if (places.empty()) miss(words);
    return side;
  }

  void name() {
    GoldName n{.span = own(cell(0)), .kinds = any_code<ActorKind>(cell(1))};
    const std::vector<std::string> codes = split(cell(2), " ");
    if (codes[0] != "-") n.country = codes[0];
    if (codes.size() > 1) n.sector = codes[1];
    n.same = anywhere("same");
    gold_.names.push_back(std::move(n));
  }

  void time() { gold_.times.push_back({own(cell(0)), period(cell(1))}); }

  void quote() {
    GoldQuote q{.manners = any_code<Manner>(cell(1))};
    Span around{};
    for (const std::string& piece : split(cell(0), " + ")) {
      q.spans.push_back(own(piece));
      around = join(around, q.spans.back());
    }
    q.cue = near("cue", around);
    q.source = near("by", around);
    q.who = anywhere("who");
    q.via = parties("via");
    gold_.quotes.push_back(std::move(q));
  }

  void figure() {
    GoldFigure f{.span = own(cell(0)),
                 .hedge = any_code<Hedge>(cell(2)).front(),
                 .what = cell(3) == "-" ? "" : cell(3)};
    const std::string bounds = cell(1);
    const std::size_t dots = bounds.find("..");
    f.low = number(bounds.substr(0, dots));
    f.high = dots == std::string::npos ? f.low : number(bounds.substr(dots + 2));
    if (!field("by").empty()) near("by", f.span);
    f.source = field("by");
    f.as_of = period(field("as of"));
    gold_.figures.push_back(std::move(f));
  }

  void event() {
    GoldEvent e{.optional = row_->table == "maybe"};
    const std::vector<std::string> cues = split(cell(0), " / ");
    const std::uint32_t from = ends_["event"];
    for (const std::string& cue : cues) e.cues.push_back(own(cue));
    ends_["event"] = std::max(from, e.cues.front().end);
    for (const std::string& type : split(cell(1), " / ")) {
      const std::size_t colon = type.find(':');
      if (e.types.empty() && colon != std::string::npos) e.mode = type.substr(colon + 1);
      e.types.push_back(type.substr(0, colon));
    }
    e.actors = parties("actor");
    e.targets = parties("target");
    e.place = anywhere("place");
    e.when = period(field("date"));
    if (!field("flags").empty()) e.flags = split(field("flags"), " ");
    gold_.events.push_back(std::move(e));
  }

  const Report& report_;
  Citations cited_;
  const GoldRow* row_ = nullptr;
  std::map<std::string, std::uint32_t> ends_;
  Gold gold_;
};

GoldRow row_of(const std::string& line) {
  std::vector<std::string> cells = split(line, "|");
  GoldRow row{.table = cells.front()};
  constexpr std::string_view kFields[] = {"same",  "cue",    "by",    "via",  "who",  "as of",
                                          "actor", "target", "place", "date", "flags"};
  for (std::size_t i = 1; i < cells.size(); ++i) {
    const std::size_t colon = cells[i].find(": ");
    const std::string key = cells[i].substr(0, colon);
    if (i > 1 && colon != std::string::npos && std::ranges::find(kFields, key) != std::end(kFields))
      row.fields[key] = cells[i].substr(colon + 2);
    else
      row.cells.push_back(cells[i]);
  }
  return row;
}

void head_line(const std::string& line, Report& report) {
  const std::size_t colon = line.find(": ");
  const std::string key = line.substr(0, colon),
                    value = line.substr(std::min(colon, line.size() - 2) + 2);
  if (key == "language")
    report.page.language = value;
  else if (key == "published")
    report.page.published = period(value);
  else if (key == "kind" && value == "text")
    report.page.kind = PageKind::kText;
  else if (key == "tables")
    report.events_only = value == "events";
  else if (key != "title")
    FAIL("no such field: " << line);
}

Report read_report(const std::filesystem::path& path) {
  Report report{.page = {.kind = PageKind::kClean}};
  const std::string number = path.stem().string().substr(0, 2);
  report.name = (path.parent_path().filename() / path.stem()).string();
  report.even = (number.back() - '0') % 2 == 0;
  report.page.id = report.name;
  std::ifstream in(path);
  int part = 0;
  for (std::string line; std::getline(in, line);) {
    if (line == "----")
      ++part;
    else if (part == 0)
      head_line(line, report);
    else if (part == 1)
      report.page.bytes.append(report.page.bytes.empty() ? "" : "\n").append(line);
    else if (!line.empty() && line.front() != '#')
      report.rows.push_back(row_of(line));
  }
  REQUIRE_MESSAGE(part == 2, report.name);
  return report;
}

}  // namespace

std::vector<Report> read_reports(const std::string& folder, const std::string& language) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(folder) / language))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Report> reports;
  reports.reserve(files.size());
  for (const auto& file : files) reports.push_back(read_report(file));
  return reports;
}

Gold gold_of(const Report& report, std::string_view text) { return GoldMaker(report, text).make(); }

}  // namespace recoupe::testing
