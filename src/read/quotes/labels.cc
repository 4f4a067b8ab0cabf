#include "read/quotes/labels.h"

#include <algorithm>

#include "read/quotes/marks.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kLongestLabel = 8;       // tokens: "Sen. Jo Marsh of the harbour party"
constexpr std::uint32_t kLongestSignature = 16;  // tokens: a name, an office and a town

}  // namespace

SpeakerLabels::SpeakerLabels(const Prose& prose, const Phrases& phrases, Speakers& speakers)
    : prose_(prose),
      phrases_(phrases),
      speakers_(speakers),
      signs_(prose.language->table("speech_signs")),
      colon_(sign_rule(*prose.language, "opens")) {}

bool SpeakerLabels::sign(std::uint32_t i, std::string_view place) const {
  for (const Match m : matches(prose_, signs_, i, i + 1))
    if (signs_.cell(m.row, "place") == place) return true;
  return false;
}

// A person or a body and nothing behind the name, or a noun such as "Poll" alone.
bool SpeakerLabels::names_speaker(Run<Token> label) const {
  if (label.empty()) return false;
  if (label.size() == 1 &&
      match(prose_, prose_.language->table("source_nouns"), label.begin, label.end))
    return true;
  return speakers_.is_speaker(phrases_.span(label));
}

Run<Token> SpeakerLabels::opening(Run<Token> line) const {
  std::uint32_t begin = line.begin;
  if (begin < line.end && phrases_.sign(begin) && phrases_.region(begin) >= 0) ++begin;
  for (std::uint32_t i = begin; i + kShortestWords < line.end && i - begin <= kLongestLabel; ++i) {
    if (!sign(i, "opens")) continue;
    const Run<Token> label{begin, i};
    if (!names_speaker(label)) return {};
    for (std::uint32_t k = label.begin; k < i; ++k)  // "Petit added:"
      if (phrases_.conjugated(k)) return {};
    // "Anna Petit : une vie en mer" is a title and no speech.
    for (std::uint32_t k = i + 1; k < line.end; ++k)
      if ((phrases_.region(k) >= 0 && phrases_.region(k) != phrases_.region(i)) ||
          phrases_.conjugated(k) || phrases_.finite(k))
        return label;
    return {};
  }
  return {};
}

bool SpeakerLabels::transcript(Run<Token> label) const {
  return std::all_of(prose_.tokens.begin() + label.begin, prose_.tokens.begin() + label.end,
                     [](const Token& t) { return (t.shape & kAllCaps) != 0; });
}

QuoteDraft SpeakerLabels::labelled(Run<Token> label, Run<Token> line) {
  QuoteDraft d = draft({label.end + 1, line.end}, label, label.end);
  // A headline gives the sense: "Anna Petit: the road must be shut".
  if (!transcript(label) && !phrases_.all_quoted(label.end + 1, line.end))
    d.quote.manner =
        phrases_.holds_region(label.end + 1, line.end) ? Manner::kMixed : Manner::kReported;
  return d;
}

std::optional<QuoteDraft> SpeakerLabels::signature(Run<Token> line, Run<Token> before) {
  for (std::uint32_t i = line.begin; i + 1 < line.end; ++i) {
    if (phrases_.region(i) >= 0 || !sign(i, "closes")) continue;
    const Run<Token> words = i == line.begin ? before : Run<Token>{line.begin, i};
    if (words.empty() || line.end - i > kLongestSignature) return std::nullopt;
    if (!phrases_.all_quoted(words.begin, words.end)) return std::nullopt;
    const Run<Token> source = phrases_.after(i + 1, line.end);
    if (source.empty() || !phrases_.at_end(source.end, line)) return std::nullopt;
    if (!speakers_.is_person({prose_.tokens[i + 1].span.begin, phrases_.span(source).end}))
      return std::nullopt;
    return draft(words, source, i);
  }
  return std::nullopt;
}

QuoteDraft SpeakerLabels::draft(Run<Token> words, Run<Token> source, std::uint32_t cue) {
  QuoteDraft d;
  std::uint32_t begin = words.begin, end = words.end;
  const auto mark = [&](std::uint32_t i) {
    return phrases_.sign(i) && phrases_.region(i) >= 0 &&
           (i == words.begin || i + 1 == words.end) && prose_.word(i) != "." &&
           prose_.word(i) != "?" && prose_.word(i) != "!";
  };
  if (begin < end && mark(begin)) ++begin;
  if (end > begin && mark(end - 1)) --end;
  d.spans.push_back(phrases_.span({begin, end}));
  d.quote.manner = Manner::kDirect;
  d.quote.cue = phrases_.span({cue, cue + 1});
  d.quote.rule = signs_.rule(match(prose_, signs_, cue, cue + 1).row);
  speakers_.name(d.quote, source);
  d.end = words.end;
  return d;
}

}  // namespace recoupe
