// Texts are taken in blocks, by time. The rows of a block are its texts and, each as one row, those
// stories of earlier blocks that the texts may belong to (shelf.h). They are grouped by the
// nearness of any two, and a group with an earlier story in it is that story, grown. So a corpus of
// one block is clustered as a whole, and in a stream of any length a report is compared with little
// more than a block.
//
// Cost: texts x rows of a block.
#include "relate/stories/stories.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/calendar.h"
#include "base/hash.h"
#include "relate/stories/grouping.h"
#include "relate/stories/nearness.h"
#include "relate/stories/shelf.h"
#include "relate/stories/terms.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kBlock = 1024;     // texts
constexpr std::size_t kMaxCarried = 512;   // stories of earlier blocks
constexpr std::size_t kMaxWanted = 3;      // of them, by one text,
constexpr std::uint32_t kSharedTerms = 2;  // that shares so many of the terms
constexpr std::size_t kHeaviest = 16;      // of each view that a story is found by
constexpr std::size_t kTerms = 5;          // that are shown

struct Unit {  // a Copies with text
  Index<Copies> copies{};
  Index<Reading> longest{};  // stands for all of them
  std::string_view lang;
  Period published{};
};

// What has no day stands last.
std::int32_t start_of(Period p) {
  return p.known() ? p.begin : std::numeric_limits<std::int32_t>::max();
}

// By time.
std::vector<Unit> units_of(const Corpus& corpus, std::span<const Copies> copies) {
  std::vector<Unit> out;
  for (std::size_t i = 0; i < copies.size(); ++i) {
    Unit unit;
    unit.copies = index<Copies>(i);
    std::size_t size = 0;
    for (const Copy& copy : copies[i].copies) {
      const Article& article = corpus.readings[copy.reading.value].article;
      if (!unit.published.known()) unit.published = article.published;
      if (article.text.size() <= size) continue;
      size = article.text.size();
      unit.longest = copy.reading;
      unit.lang = article.lang;
    }
    if (unit.longest) out.push_back(unit);
  }
  std::sort(out.begin(), out.end(), [&](const Unit& a, const Unit& b) {
    const auto rank = [&](const Unit& u) {
      const Index<Reading> root = copies[u.copies.value].copies[0].reading;
      return std::tuple(start_of(u.published), corpus.readings[root.value].article.id, u.copies);
    };
    return rank(a) < rank(b);
  });
  return out;
}

Terms found_by(const Growing& story) {
  Terms terms = heaviest(story.names, kHeaviest);
  const Terms words = heaviest(story.words, kHeaviest);
  terms.insert(terms.end(), words.begin(), words.end());
  return terms;
}

// What is known of a story when a block is done.
struct Draft {
  Growing growing;
  std::vector<std::uint32_t> units;  // none: another story took it in
  std::uint32_t medoid = 0;          // a unit
  std::uint32_t chosen_from = 0;     // the texts of one block, of which it is the medoid
};

class Stream {
 public:
  Stream(const Corpus& corpus, const std::vector<Unit>& units) : corpus_(corpus), units_(units) {}

  std::vector<Draft> run() {
    const auto size = static_cast<std::uint32_t>(units_.size());
    for (std::uint32_t begin = 0; begin < size; begin += kBlock)
      add_block(begin, std::min(begin + kBlock, size));
    std::erase_if(stories_, [](const Draft& story) { return story.units.empty(); });
    return std::move(stories_);
  }

 private:
  struct Block {
    std::vector<std::uint32_t> stories;  // the first rows
    std::vector<Growing> texts;          // the rows below them
    std::uint32_t first_unit = 0;
    std::vector<const Growing*> rows;
  };

  std::vector<Growing> read(std::uint32_t begin, std::uint32_t end) const {
    std::vector<Terms> names, words;
    for (std::uint32_t i = begin; i < end; ++i) {
      Views views = views_of(corpus_.readings[units_[i].longest.value]);
      names.push_back(std::move(views.names));
      words.push_back(std::move(views.words));
    }
    std::vector<Weights> by_name = weigh(names), by_word = weigh(words);
    std::vector<Growing> out;
    for (std::uint32_t i = begin; i < end; ++i) {
      const Period p = units_[i].published;
      out.push_back({.texts = 1,
                     .langs = {{units_[i].lang, 1}},
                     .names = std::move(by_name[i - begin]),
                     .words = std::move(by_word[i - begin]),
                     .days = p.known() ? day_of(p.begin) : p});
    }
    return out;
  }

  // Those that most terms lead to, in the order of their beginning.
  std::vector<std::uint32_t> wanted_by(const std::vector<Growing>& texts) const {
    std::vector<Shelf::Found> wanted;
    for (const Growing& text : texts) {
      std::size_t n = 0;
      for (const Shelf::Found& found : shelf_.look_up(found_by(text))) {
        if (found.terms < kSharedTerms || n == kMaxWanted) break;
        if (stories_[found.story].units.empty()) continue;
        wanted.push_back(found);
        ++n;
      }
    }
    std::sort(wanted.begin(), wanted.end(), [](const Shelf::Found& a, const Shelf::Found& b) {
      return std::tie(a.story, b.terms) < std::tie(b.story, a.terms);
    });
    const auto same = [](const Shelf::Found& a, const Shelf::Found& b) {
      return a.story == b.story;
    };
    wanted.erase(std::unique(wanted.begin(), wanted.end(), same), wanted.end());
    std::stable_sort(
        wanted.begin(), wanted.end(),
        [](const Shelf::Found& a, const Shelf::Found& b) { return a.terms > b.terms; });
    wanted.resize(std::min(wanted.size(), kMaxCarried));
    std::vector<std::uint32_t> out;
    out.reserve(wanted.size());
    for (const Shelf::Found& found : wanted) out.push_back(found.story);
    std::sort(out.begin(), out.end());
    return out;
  }

  void add_block(std::uint32_t begin, std::uint32_t end) {
    Block block{.texts = read(begin, end), .first_unit = begin};
    block.stories = wanted_by(block.texts);
    for (const std::uint32_t story : block.stories) block.rows.push_back(&stories_[story].growing);
    for (const Growing& text : block.texts) block.rows.push_back(&text);
    std::vector<RowTexts> texts;
    texts.reserve(block.rows.size());
    for (const Growing* row : block.rows)
      texts.push_back({row->weight(), row->texts == 1 ? hash(row->langs[0].first) : 0});
    const SymmetricTable near = nearness_of(block.rows);
    std::vector<std::pair<std::uint32_t, Draft>> grown;
    for (std::vector<std::uint32_t>& rows : group(near, texts)) {
      std::sort(rows.begin(), rows.end());
      const bool old = rows[0] < block.stories.size();
      if (old && rows.size() == 1) continue;
      grown.emplace_back(old ? block.stories[rows[0]] : kNew, grow(block, rows, near));
    }
    for (auto& [id, draft] : grown) {
      if (id == kNew) {
        id = static_cast<std::uint32_t>(stories_.size());
        stories_.emplace_back();
      }
      stories_[id] = std::move(draft);
      shelf_.put(id, found_by(stories_[id].growing));
    }
  }

  Draft grow(const Block& block, const std::vector<std::uint32_t>& rows,
             const SymmetricTable& near) {
    Draft out;
    std::vector<const Growing*> parts;
    std::pair<bool, std::int64_t> most{false, -1};
    std::uint32_t texts = 0, medoid = 0;
    for (const std::uint32_t row : rows) {
      parts.push_back(block.rows[row]);
      if (row < block.stories.size()) {
        Draft& part = stories_[block.stories[row]];
        out.units.insert(out.units.end(), part.units.begin(), part.units.end());
        part.units.clear();
        if (part.chosen_from <= out.chosen_from) continue;
        out.chosen_from = part.chosen_from;
        out.medoid = part.medoid;
        continue;
      }
      const std::uint32_t unit =
          block.first_unit + row - static_cast<std::uint32_t>(block.stories.size());
      out.units.push_back(unit);
      ++texts;
      std::int64_t sum = 0;
      for (const std::uint32_t other : rows) sum += near[row][other];
      const Article& article = corpus_.readings[units_[unit].longest.value].article;
      const std::pair rank{!article.title.empty(), sum};
      if (rank <= most) continue;
      most = rank;
      medoid = unit;
    }
    if (texts > out.chosen_from) {
      out.chosen_from = texts;
      out.medoid = medoid;
    }
    out.growing = joined(parts);
    return out;
  }

  static constexpr std::uint32_t kNew = Index<Draft>::kNone;

  const Corpus& corpus_;
  const std::vector<Unit>& units_;
  std::vector<Draft> stories_;
  Shelf shelf_;
};

Period span_of(const Corpus& corpus, const Copies& copies) {
  Period out;
  for (const Copy& copy : copies.copies)
    out = join(out, corpus.readings[copy.reading.value].article.published);
  return out;
}

}  // namespace

std::vector<Story> find_stories(const Corpus& corpus, std::span<const Copies> copies) {
  const std::vector<Unit> units = units_of(corpus, copies);
  std::vector<Story> out;
  for (Draft& draft : Stream(corpus, units).run()) {
    std::sort(draft.units.begin(), draft.units.end());  // by time, as the units are
    Story story;
    for (const std::uint32_t i : draft.units) {
      story.copies.push_back(units[i].copies);
      story.when = join(story.when, span_of(corpus, copies[units[i].copies.value]));
    }
    const Index<Reading> root = copies[story.copies[0].value].copies[0].reading;
    story.id = mix(hash("story"), corpus.readings[root.value].article.id);
    story.medoid = units[draft.medoid].longest;
    story.terms = telling_words(corpus.readings[story.medoid.value].article, draft.growing.names,
                                draft.growing.words, kTerms);
    out.push_back(std::move(story));
  }
  std::sort(out.begin(), out.end(), [](const Story& a, const Story& b) {
    const auto rank = [](const Story& s) { return std::tuple(start_of(s.when), s.id); };
    return rank(a) < rank(b);
  });
  return out;
}

}  // namespace recoupe
