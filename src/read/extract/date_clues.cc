#include "read/extract/date_clues.h"

#include <algorithm>

#include "base/calendar.h"
#include "base/utf8.h"
#include "read/extract/dates.h"
#include "read/extract/first_places.h"
#include "read/extract/page_place.h"

namespace recoupe {
namespace {

constexpr std::size_t kLongestSeen = 160;  // bytes of a block that is read whole
constexpr std::size_t kOpening = 60;       // of a longer one: "Karlsruhe, 27.1.2022 - "
constexpr int kFirstYear = 1990;           // of the web

// Four digits in a row, or two groups with a dot, a stroke or a hyphen between: without that no
// text holds a day.
bool may_hold_day(std::string_view text) {
  std::size_t digits = 0, joints = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = is_digit(static_cast<unsigned char>(text[i]));
    const bool joint = text[i] == '.' || text[i] == '/' || text[i] == '-';
    if (joint && digits > 0 && i + 1 < text.size() &&
        is_digit(static_cast<unsigned char>(text[i + 1])))
      ++joints;
    digits = digit ? digits + 1 : 0;
    if (digits == 4 || joints == 2) return true;
  }
  return false;
}

class ClueFinder {
 public:
  ClueFinder(const DatedPage& in, const Pack& pack)
      : in_(in), pack_(pack), place_(in.tree, in.page, in.title_node) {}

  std::vector<DateClue> run() {
    site();
    take(in_.json.published, DateSource::kJson);
    take(in_.json.page_published, DateSource::kJsonPage);
    take(in_.json.created, DateSource::kJsonCreated);
    take(in_.json.modified, DateSource::kJsonModified);
    meta_tags();
    const bool said = !out_.empty();
    elements();
    blocks();
    if (const Period day = day_of_url(in_.url); day.known()) add({day, {}, DateSource::kUrl});
    if (!said) scripts();
    return std::move(out_);
  }

 private:
  void add(DateClue clue) {
    const bool page_age = clue.day.known() && date_of(clue.day.begin).year >= kFirstYear;
    if (page_age && out_.size() < kMostDateClues) out_.push_back(clue);
  }

  bool take(std::string_view value, DateSource source, DateClue clue = {}) {
    clue.day = day_of_value(value, pack_);
    clue.source = source;
    if (const auto exact = parse_iso(trim(value)); exact && exact->end - exact->begin == 1)
      clue.moment = *exact;
    add(clue);
    return clue.day.known();
  }

  void site() {
    for (const std::uint32_t n : in_.site) {
      const bool valued = take(in_.tree.attr(n, AttrKey::kDatetime), DateSource::kSite) ||
                          take(in_.tree.attr(n, AttrKey::kContent), DateSource::kSite);
      const std::size_t block = in_.page.first_block(n);
      if (!valued && block < in_.page.blocks.size())
        days_in(in_.tree.words(n).substr(0, kLongestSeen), block, DateSource::kSite);
    }
    std::erase_if(out_, [](const DateClue& c) { return c.says_revised; });
  }

  void meta_tags() {
    const Table& keys = pack_.world("date_keys");
    for (std::size_t row = 0; row < keys.size(); ++row) {
      const std::string_view kind = keys.cell(row, "source");
      if (kind == "script") continue;
      const DateSource source = kind == "published"  ? DateSource::kMeta
                                : kind == "modified" ? DateSource::kMetaModified
                                                     : DateSource::kMetaDate;
      take(meta(in_.tags, keys.cell(row, 0)), source);
    }
  }

  void elements() {
    for (std::uint32_t n = 0; n < in_.tree.nodes.size(); ++n) {
      item(n);
      const bool time = in_.tree.nodes[n].tag == Tag::kTime;
      const bool marked = (in_.page.marks[n].roles & kDateMark) != 0;
      if (!time && (!marked || in_.tree.nodes[n].text.size() > kLongestSeen)) continue;
      const std::string_view said = in_.tree.attr(n, AttrKey::kDatetime);
      const std::string_view hint = in_.tree.attr(n, AttrKey::kHint);
      const bool shown = may_hold_day(in_.tree.words(n));
      if (said.empty() && hint.empty() && !shown) continue;
      const DateClue clue = seen(in_.page.first_block(n), in_.tree.words(n));
      const bool aside = place_.aside(n, clue.from_title);
      const DateSource source = time ? (aside ? DateSource::kTimeAside : DateSource::kTime)
                                     : (aside ? DateSource::kMarkedAside : DateSource::kMarked);
      const bool valued = take(said, source, clue) || take(hint, source, clue);
      if (!valued && shown) take(in_.tree.words(n), source, clue);
    }
  }

  // <span itemprop="datePublished" content="2022-01-07">, <span property="schema:dateModified">
  void item(std::uint32_t n) {
    for (const AttrKey key : {AttrKey::kItemprop, AttrKey::kProperty}) {
      const std::string_view name = in_.tree.attr(n, key);
      if (name.empty()) continue;
      const bool published = name.find("datePublished") != std::string_view::npos;
      if (!published && name.find("dateModified") == std::string_view::npos) continue;
      if (in_.tree.nodes[n].tag == Tag::kMeta && key == AttrKey::kProperty) continue;
      const DateSource source = published ? DateSource::kItem : DateSource::kItemModified;
      for (const AttrKey value : {AttrKey::kContent, AttrKey::kDatetime}) {
        if (take(in_.tree.attr(n, value), source)) return;
      }
      take(in_.tree.words(n).substr(0, kLongestSeen), source);
    }
  }

  DateClue seen(std::size_t block, std::string_view text) const {
    DateClue clue;
    clue.from_title = place_.from_title(block);
    label(text, clue);
    return clue;
  }

  void blocks() {
    for (std::size_t b = 0; b < in_.page.blocks.size(); ++b) {
      const TextBlock& block = in_.page.blocks[b];
      const bool whole = block.text.size() <= kLongestSeen;
      const std::string_view text =
          std::string_view(block.text).substr(0, whole ? kLongestSeen : kOpening);
      if (!may_hold_day(text)) continue;
      const bool aside = place_.aside(block.node, place_.from_title(b));
      days_in(text, b,
              aside   ? DateSource::kTextAside
              : whole ? DateSource::kText
                      : DateSource::kOpening);
    }
  }

  // Each day with the label before it: "Created 17 June 2019, updated 4 June 2020". A label may
  // stand in the block above. A day within a sentence tells of something else.
  void days_in(std::string_view text, std::size_t b, DateSource source) {
    constexpr std::size_t kLongestLabel = 40;
    constexpr std::size_t kMostDays = 3;
    const std::vector<Word> words = split_words(text, pack_.vocabulary(), 60);
    const std::string_view block = in_.page.blocks[b].text;
    const bool prose = (ends_sentence(block) || block.ends_with(':')) && !says_published(words);
    DateClue clue = seen(b, {});
    if (b > 0 && in_.page.blocks[b - 1].text.size() <= kLongestLabel)
      label(in_.page.blocks[b - 1].text, clue);
    std::size_t days = 0;
    for (std::size_t i = 0; i < words.size() && days < kMostDays;) {
      if (const std::uint32_t length = label_at(words, i, clue); length > 0) {
        i += length;
        continue;
      }
      const auto date = words[i].sign ? std::nullopt : date_at(text, words, i, pack_);
      if (date && date->year != 0) {
        clue.day = resolve(*date, {});
        clue.source = prose && within(text, words, i, *date) ? DateSource::kTextAside : source;
        if (!clue.says_other) add(clue);
        ++days;
        clue = seen(b, {});
      }
      i += date ? date->words : 1;
    }
  }

  // "Der Beitrag wurde am 7. Januar 2022 um 15 Uhr veröffentlicht."
  bool says_published(std::span<const Word> words) const {
    DateClue clue;
    for (std::size_t i = 0; i < words.size() && !clue.says_published; ++i) label_at(words, i, clue);
    return clue.says_published;
  }

  // "Am 15.12.2016 treffen sich ...", but not "Karlsruhe, 27.1.2022 - ..." and "7.1.2022: ...".
  static bool within(std::string_view text, std::span<const Word> words, std::size_t at,
                     const WrittenDate& date) {
    constexpr std::size_t kLastPlace = 4;
    const std::size_t next = at + date.words;
    if (next >= words.size()) return at > kLastPlace;
    return at > kLastPlace || !words[next].sign || words[next].span.of(text) == ",";
  }

  void label(std::string_view text, DateClue& clue) const {
    if (text.empty()) return;
    const std::vector<Word> words = split_words(text, pack_.vocabulary(), 12);
    for (std::size_t i = 0; i < words.size();) i += std::max(1u, label_at(words, i, clue));
  }

  // The length of the longest label of page_dates.tsv at words[i], which tells the clue its role.
  std::uint32_t label_at(std::span<const Word> words, std::size_t i, DateClue& clue) const {
    std::uint32_t length = 0;
    const auto look_in = [&](const Table& table) {
      const auto m = longest(table, words, i);
      if (!m || m->length <= length) return;
      const std::string_view role = table.cell(m->row, "role");
      if (role != "label" && role != "revised" && role != "other") return;
      clue.says_published = role == "label";
      clue.says_revised = role == "revised";
      clue.says_other = role == "other";
      length = m->length;
    };
    look_in(pack_.world("page_dates"));
    for (const Language& language : pack_.languages()) look_in(language.table("page_dates"));
    return length;
  }

  // "datePublished":"2022-01-07T14:30", also with its quotes escaped, in scripts that are no
  // JSON-LD, or a broken one. The first of each key.
  void scripts() {
    constexpr std::size_t kMostSigns = 12;
    const Table& table = pack_.world("date_keys");
    std::vector<std::string_view> keys;
    for (std::size_t row = 0; row < table.size(); ++row)
      if (table.cell(row, "source") == "script") keys.push_back(table.cell(row, 0));
    const std::vector<std::size_t> places = first_places(in_.bytes, keys);
    for (std::size_t k = 0; k < keys.size(); ++k) {
      if (places[k] == std::string_view::npos) continue;
      std::string_view value = in_.bytes.substr(places[k] + keys[k].size(), kMostSigns + 30);
      const std::size_t digit = value.find_first_of("0123456789");
      if (digit == std::string_view::npos || digit > kMostSigns) continue;
      value.remove_prefix(digit);
      take(value.substr(0, value.find_first_of("\"\\'&<")), DateSource::kScript);
    }
  }

  const DatedPage& in_;
  const Pack& pack_;
  PagePlace place_;
  std::vector<DateClue> out_;
};

}  // namespace

std::vector<DateClue> date_clues(const DatedPage& page, const Pack& pack) {
  return ClueFinder(page, pack).run();
}

}  // namespace recoupe
