#include "read/extract/line_features.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "read/extract/blocks.h"
#include "read/extract/letters.h"
#include "read/extract/title.h"

namespace recoupe {
namespace {

constexpr std::int32_t kFarthest = 40;  // lines away: farther is all the same

bool is_prose(const Line& line) {
  constexpr std::size_t kShortest = 60;
  return !line.cut && line.text.size() >= kShortest && ends_sentence(line.text);
}

class FeatureMaker {
 public:
  FeatureMaker(const std::vector<Line>& lines, std::span<const LineWords> words, Run<Line> run,
               std::string_view title, const Pack& pack)
      : lines_(lines),
        words_(words),
        title_words_(line_words(title, pack.world("line_words"))),
        run_(run) {
    prose_.push_back(0);
    bytes_.push_back(0);
    for (const Line& line : lines) {
      prose_.push_back(prose_.back() + (is_prose(line) ? line.text.size() : 0));
      bytes_.push_back(bytes_.back() + line.text.size());
      looks_.push_back(letters_of(line.text));
      hints_.push_back(hints_of(line.text, pack));
    }
    first_ = run.end;
    last_ = run.begin;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      if (!is_prose(lines[i])) continue;
      first_ = std::min(first_, i);
      last_ = i;
    }
    title_ = lines.size();
    const std::vector<std::string> wanted = title_words(title);
    for (std::size_t i = 0; i < lines.size() && !title.empty(); ++i) {
      const bool like = lines[i].text.size() <= 2 * title.size() + 20 &&
                        similar(title_words(lines[i].text), wanted);
      like_title_.push_back(like);
      if (like && (title_ == lines.size() || i <= first_)) title_ = i;
    }
    like_title_.resize(lines.size());
  }

  std::vector<LineFeatures> run() {
    std::vector<LineFeatures> out(lines_.size());
    std::unordered_map<std::uint64_t, std::uint32_t> seen, all;
    std::vector<std::uint64_t> keys;
    keys.reserve(lines_.size());
    for (const Line& line : lines_) keys.push_back(hash(line.text));
    for (const std::uint64_t key : keys) ++all[key];
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      look(i, out[i]);
      place(i, out[i]);
      neighbours(i, out[i]);
      around(i, out[i]);
      weigh(words_[i], out[i]);
      const auto before = seen[keys[i]]++;
      at(out[i], LineFeature::kRepeated) = feature(std::min<std::uint32_t>(before, 3));
      at(out[i], LineFeature::kTwins) = feature(std::min<std::uint32_t>(all[keys[i]] - 1, 5));
    }
    shorts(out);
    return out;
  }

 private:
  static std::int32_t& at(LineFeatures& f, LineFeature which) {
    return f[static_cast<std::size_t>(which)];
  }

  static std::int32_t cut_of(const Line& line) {
    return line.cut ? 1 + static_cast<std::int32_t>(line.why) : 0;
  }

  void look(std::size_t i, LineFeatures& f) const {
    const Letters& look = looks_[i];
    at(f, LineFeature::kSize) = feature(lines_[i].text.size());
    at(f, LineFeature::kWords) = look.words;
    at(f, LineFeature::kEnding) = look.ending;
    at(f, LineFeature::kCapitals) = look.capitals;
    at(f, LineFeature::kDigits) = look.digits;
    at(f, LineFeature::kCommas) = look.commas;
    at(f, LineFeature::kFirst) = look.first;
    at(f, LineFeature::kCut) = cut_of(lines_[i]);
    at(f, LineFeature::kLikeTitle) = like_title_[i];
    at(f, LineFeature::kCredits) = hints_[i].credits;
    at(f, LineFeature::kAuthor) = hints_[i].author;
    at(f, LineFeature::kDated) = hints_[i].dated;
  }

  void weigh(const LineWords& words, LineFeatures& f) const {
    at(f, LineFeature::kWordMean) = words.mean;
    at(f, LineFeature::kWordLeast) = words.least;
    at(f, LineFeature::kWordMost) = words.most;
    at(f, LineFeature::kWordSum) = words.sum;
    at(f, LineFeature::kWordsKnown) = words.known;
    at(f, LineFeature::kInTitle) = themes_in(words, title_words_);
  }

  void place(std::size_t i, LineFeatures& f) const {
    const std::uint64_t in_run = prose_[run_.end] - prose_[run_.begin];
    const std::size_t inside = std::clamp<std::size_t>(i, run_.begin, run_.end);
    at(f, LineFeature::kInRun) = i >= run_.begin && i < run_.end;
    at(f, LineFeature::kFromFirst) = far(i, first_, kFarthest);
    at(f, LineFeature::kFromLast) = far(i, last_, kFarthest);
    at(f, LineFeature::kBefore) = percent(prose_[inside] - prose_[run_.begin], in_run);
    at(f, LineFeature::kFromTitle) =
        title_ == lines_.size() ? kFarthest + 1 : far(i, title_, kFarthest);
  }

  void neighbours(std::size_t i, LineFeatures& f) const {
    if (i > 0) {
      at(f, LineFeature::kPreviousSize) = feature(lines_[i - 1].text.size());
      at(f, LineFeature::kPreviousEnding) = looks_[i - 1].ending;
      at(f, LineFeature::kPreviousCut) = cut_of(lines_[i - 1]);
      at(f, LineFeature::kPreviousCapitals) = looks_[i - 1].capitals;
      at(f, LineFeature::kPreviousFirst) = looks_[i - 1].first;
      at(f, LineFeature::kPreviousCredits) = hints_[i - 1].credits;
      at(f, LineFeature::kPreviousAuthor) = hints_[i - 1].author;
      at(f, LineFeature::kPreviousDated) = hints_[i - 1].dated;
    }
    if (i + 1 < lines_.size()) {
      at(f, LineFeature::kNextSize) = feature(lines_[i + 1].text.size());
      at(f, LineFeature::kNextEnding) = looks_[i + 1].ending;
      at(f, LineFeature::kNextCut) = cut_of(lines_[i + 1]);
      at(f, LineFeature::kNextCapitals) = looks_[i + 1].capitals;
      at(f, LineFeature::kNextFirst) = looks_[i + 1].first;
      at(f, LineFeature::kNextCredits) = hints_[i + 1].credits;
      at(f, LineFeature::kNextDated) = hints_[i + 1].dated;
    }
    if (i > 1) at(f, LineFeature::kSecondPreviousSize) = feature(lines_[i - 2].text.size());
    if (i + 2 < lines_.size()) at(f, LineFeature::kSecondSize) = feature(lines_[i + 2].text.size());
    if (i + 3 < lines_.size()) at(f, LineFeature::kThirdSize) = feature(lines_[i + 3].text.size());
  }

  void around(std::size_t i, LineFeatures& f) const {
    constexpr std::size_t kNear = 5, kWide = 15, kWider = 40;
    const auto above = [&](const std::vector<std::uint64_t>& sum, std::size_t lines) {
      return sum[i] - sum[i - std::min(i, lines)];
    };
    const auto below = [&](const std::vector<std::uint64_t>& sum, std::size_t lines) {
      return sum[std::min(i + 1 + lines, lines_.size())] - sum[i + 1];
    };
    at(f, LineFeature::kAbove) = feature(above(prose_, kNear));
    at(f, LineFeature::kBelow) = feature(below(prose_, kNear));
    at(f, LineFeature::kWideAbove) = percent(above(prose_, kWide), above(bytes_, kWide));
    at(f, LineFeature::kWideBelow) = percent(below(prose_, kWide), below(bytes_, kWide));
    at(f, LineFeature::kWiderAbove) = percent(above(prose_, kWider), above(bytes_, kWider));
    at(f, LineFeature::kWiderBelow) = percent(below(prose_, kWider), below(bytes_, kWider));
  }

  // How many lines without prose stand in a row above and below.
  void shorts(std::vector<LineFeatures>& out) const {
    std::int32_t run = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      at(out[i], LineFeature::kShortAbove) = run;
      run = is_prose(lines_[i]) ? 0 : std::min(run + 1, kFarthest);
    }
    run = 0;
    for (std::size_t i = lines_.size(); i-- > 0;) {
      at(out[i], LineFeature::kShortBelow) = run;
      run = is_prose(lines_[i]) ? 0 : std::min(run + 1, kFarthest);
    }
  }

  const std::vector<Line>& lines_;
  std::span<const LineWords> words_;
  LineWords title_words_;
  Run<Line> run_;
  std::vector<std::uint64_t> prose_;  // bytes of prose before each line
  std::vector<std::uint64_t> bytes_;  // all bytes before each line
  std::vector<Letters> looks_;
  std::vector<Hints> hints_;
  std::vector<bool> like_title_;
  std::size_t first_ = 0, last_ = 0, title_ = 0;
};

}  // namespace

std::vector<LineWords> words_of(const std::vector<Line>& lines, const Pack& pack) {
  const Table& weights = pack.world("line_words");
  std::vector<LineWords> out;
  out.reserve(lines.size());
  for (const Line& line : lines) out.push_back(line_words(line.text, weights));
  return out;
}

std::vector<LineFeatures> line_features(const std::vector<Line>& lines,
                                        std::span<const LineWords> words, Run<Line> run,
                                        std::string_view title, const Pack& pack) {
  return FeatureMaker(lines, words, run, title, pack).run();
}

std::vector<LineRow> line_rows(std::span<const LineFeatures> features, const Arbiter& first) {
  constexpr std::int64_t kSurest = 4000;  // beyond it a score says no more
  std::vector<LineRow> out(features.size());
  for (std::size_t i = 0; i < features.size(); ++i) {
    auto last = std::copy(features[i].begin(), features[i].end(), out[i].begin());
    *last = static_cast<std::int32_t>(std::clamp(first.score(features[i]), -kSurest, kSurest));
  }
  return out;
}

}  // namespace recoupe
