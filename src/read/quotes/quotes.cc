// Who answers for which words, line by line. A line is a sentence, or several that one quotation
// holds together.
//
// 1. dialogue.cc finds the turns of a written dialogue, marks.cc pairs the quotation marks.
// 2. cues.cc and verb_cues.cc find the verbs and phrases that say who answers for words, and who
//    that is by place (phrases.cc) and by name (speakers.cc).
// 3. cue_words.cc and verb_words.cc find each cue's words: after it (a clause, an infinitive, a
//    colon, a quotation) or before it ("…", a déclaré X). A cue without both is no quotation.
// 4. A later cue set off by a comma ends the words of an earlier one; a trailing "selon X" after
//    words that have a speaker names the relay.
// 5. labels.cc reads speakers that a colon or a dash gives.
// 6. A line that is nothing but a quotation has the speaker of the line before; a turn of dialogue
//    has its own, or none.
//
// Example: « A. B », a répliqué la mairie, selon Val-Infos.  ->  direct [A. B] by la mairie via
// Val-Infos. Cost: linear in the tokens; walks inside a line are capped.
#include "read/quotes/quotes.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "read/quotes/cue_words.h"
#include "read/quotes/cues.h"
#include "read/quotes/dialogue.h"
#include "read/quotes/labels.h"
#include "read/quotes/marks.h"
#include "read/quotes/phrases.h"
#include "read/quotes/speakers.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxLine = 1500;   // tokens; a longer line is a quotation that never closes
constexpr std::size_t kMaxParagraphs = 8;  // of one quotation; more are a text of several speakers
constexpr std::size_t kMaxTaken = 8;       // quotations looked at for the same words
constexpr std::uint32_t kMaxSilent = 1;    // lines between words of one speaker

class Finder {
 public:
  Finder(const Prose& prose, std::span<const Mention> mentions)
      : prose_(prose),
        tree_(prose),
        turns_(find_turns(prose)),
        quoted_(find_quoted(prose, turns_)),
        phrases_(prose, quoted_),
        speakers_(prose, mentions, phrases_),
        cues_(prose, tree_, phrases_, speakers_),
        labels_(prose, phrases_, speakers_),
        words_(prose, tree_, quoted_, phrases_, speakers_) {}

  QuoteTable run();

 private:
  bool continues(std::uint32_t at) const;
  bool tagged(Run<Token> line, std::size_t next) const;
  bool announced(Run<Token> line, std::size_t next) const;
  void read(Run<Token> line, Index<Block> block);
  void speak(const Turn& turn);
  bool alone(Run<Token> line, Index<Block> block);
  bool carry(QuoteDraft& d) const;
  void unnamed(Run<Token> line);
  bool taken(Span words) const;
  std::size_t last_marked() const;
  QuoteTable table();

  static constexpr std::size_t kNoLine = static_cast<std::size_t>(-1);

  const Prose& prose_;
  TreeWalk tree_;
  std::vector<Turn> turns_;
  std::vector<Quoted> quoted_;
  Phrases phrases_;
  Speakers speakers_;
  Cues cues_;
  SpeakerLabels labels_;
  CueWords words_;
  std::vector<QuoteDraft> drafts_;
  std::size_t last_line_ = kNoLine;  // the first draft of the last line that had one
  std::uint32_t silent_ = 0;         // lines since then
  Index<Block> last_block_{};
  Run<Token> before_{};  // the line before
};

QuoteTable Finder::run() {
  std::size_t turn = 0;
  std::uint32_t done = 0;  // behind the last turn
  for (std::size_t s = 0; s < prose_.sentences.size();) {
    Run<Token> line = prose_.words[s];
    line.begin = std::max(line.begin, done);
    while (turn < turns_.size() && turns_[turn].begin < done) ++turn;
    if (turn < turns_.size() && turns_[turn].begin < line.end) {
      // What stands before a turn in its sentence, then the turn, then what is behind it.
      line.end = turns_[turn].begin;
      if (!line.empty()) read(line, prose_.sentences[s].block);
      speak(turns_[turn]);
      done = turns_[turn++].end;
      while (s < prose_.sentences.size() && prose_.words[s].end <= done) ++s;
      continue;
    }
    const std::uint32_t apart = turn < turns_.size() ? turns_[turn].begin : phrases_.size();
    std::size_t next = s + 1;
    while (next < prose_.sentences.size() && line.size() < kMaxLine &&
           (continues(prose_.words[next].begin) ||
            (prose_.words[next].end <= apart && announced(line, next)))) {
      line.end = prose_.words[next].end;
      ++next;
    }
    if (next < prose_.sentences.size() && prose_.words[next].end <= apart && tagged(line, next))
      line.end = prose_.words[next++].end;
    const Index<Block> block = prose_.sentences[s].block;
    const bool fresh = s == 0 || prose_.sentences[s - 1].block != block;
    if (const Run<Token> label = fresh ? labels_.opening(line) : Run<Token>{}; !label.empty()) {
      for (; labels_.transcript(label) && next < prose_.sentences.size() &&
             prose_.sentences[next].block == block && line.size() < kMaxLine;
           ++next)
        line.end = prose_.words[next].end;
      drafts_.push_back(labels_.labelled(label, line));
      last_line_ = kNoLine;
    } else if (!line.empty()) {
      read(line, block);
    }
    before_ = line;
    s = next;
    done = line.end;
  }
  return table();
}

// The sentence boundary before `at` lies within a quoted region.
bool Finder::continues(std::uint32_t at) const {
  if (at == 0 || at >= phrases_.size()) return false;
  const std::int32_t r = phrases_.region(at);
  return r >= 0 && phrases_.region(at - 1) == r;
}

// "“Is it shut?” | Petit asked in a letter": the next sentence only says who.
bool Finder::tagged(Run<Token> line, std::size_t next) const {
  if (next >= prose_.sentences.size() || line.size() < kShortestWords) return false;
  const std::uint32_t mark = line.end - 1;
  const bool question = phrases_.is(mark - 1, "?") || phrases_.is(mark - 1, "!");
  if (!question || phrases_.region(mark) < 0 ||
      prose_.sentences[next].block != prose_.sentences[next - 1].block)
    return false;
  const Run<Token> words = prose_.words[next];
  const std::vector<SpeechCue> cues = cues_.find(words);
  return !cues.empty() && cues.front().kind == CueKind::kVerb &&
         cues.front().start == words.begin && cues.front().takes.inserted &&
         tree_.child(cues.front().group.verb, Relation::kCcomp) == kNoHead;
}

// "The mayor wrote: | “A.”": the next block is what the colon announces.
bool Finder::announced(Run<Token> line, std::size_t next) const {
  if (next >= prose_.sentences.size() || line.size() < kShortestWords) return false;
  const Run<Token> words = prose_.words[next];
  return phrases_.is(line.end - 1, ":") && phrases_.region(line.end - 1) < 0 && !words.empty() &&
         phrases_.all_quoted(words.begin, words.end);
}

void Finder::read(Run<Token> line, Index<Block> block) {
  const std::size_t first = drafts_.size();
  if (auto signed_words = labels_.signature(line, before_)) {
    if (first > 0 && drafts_.back().quote.source.empty() && taken(signed_words->spans.front()))
      drafts_.pop_back();  // known now
    drafts_.push_back(*std::move(signed_words));
  } else {
    for (QuoteDraft& d : words_.read(line, cues_.find(line)))
      if (!d.carried || carry(d)) drafts_.push_back(std::move(d));
  }
  if (drafts_.size() > first)
    last_line_ = first;
  else if (!alone(line, block) && (block != last_block_ || ++silent_ > kMaxSilent))
    last_line_ = kNoLine;
  if (drafts_.size() > first) silent_ = 0;
  last_block_ = block;
  unnamed(line);
}

// What stands in marks behind a colon, or alone in its sentence, and ends like one is spoken,
// though nobody says by whom: "The message is plain: “Stay away.”" Plain marks alone may be ill
// paired.
void Finder::unnamed(Run<Token> line) {
  if (!labels_.known()) return;
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    const std::int32_t r = phrases_.region(i);
    if (r < 0) continue;
    const Quoted& q = quoted_[static_cast<std::size_t>(r)];
    i = q.end - 1;
    const bool colon = q.begin > line.begin && phrases_.is(q.begin - 1, ":");
    const bool alone =
        q.begin == line.begin && q.end == line.end && opens_quotation(prose_.word(q.begin));
    const bool capital = (prose_.tokens[q.begin + 1].shape & (kCapital | kAllCaps)) != 0;
    if (q.end - q.begin < kShortestWords || !capital || !(colon || alone) || taken(q.inside))
      continue;
    QuoteDraft d{.spans = {q.inside}, .end = q.end};
    auto last = static_cast<std::size_t>(r);
    for (; quoted_[last].goes_on && last + 1 < quoted_.size(); ++last)  // in the next paragraph
      d.spans.push_back(quoted_[last + 1].inside);
    if (!is_stop(prose_.word(quoted_[last].end - 2)) || d.spans.size() > kMaxParagraphs) continue;
    d.quote.manner = Manner::kDirect;
    if (colon) d.quote.cue = phrases_.span({q.begin - 1, q.begin});
    d.quote.rule = labels_.rule(colon);
    drafts_.push_back(std::move(d));
  }
}

// One of the last quotations holds some of the words.
bool Finder::taken(Span words) const {
  const std::size_t from = drafts_.size() - std::min<std::size_t>(drafts_.size(), kMaxTaken);
  for (std::size_t d = from; d < drafts_.size(); ++d)
    for (const Span s : drafts_[d].spans)
      if (s.overlaps(words)) return true;
  return false;
}

// A turn of dialogue is of whoever is named between its words, if anyone: not of whoever spoke
// before.
void Finder::speak(const Turn& turn) {
  QuoteDraft d;
  for (const Run<Token> part : turn.parts) d.spans.push_back(phrases_.span(part));
  d.end = turn.words.end;
  d.quote.manner = Manner::kDirect;
  d.quote.rule = turn.rule;
  for (const SpeechCue& cue : cues_.find(turn.words)) {
    if (cue.kind != CueKind::kVerb || cue.carried || cue.source.empty()) continue;
    d.quote.cue = phrases_.span(cue.run);
    d.quote.rule = cue.rule;
    speakers_.name(d.quote, cue.source);
    break;
  }
  drafts_.push_back(std::move(d));
  last_line_ = kNoLine;
}

// A line that is nothing but a quotation is of whoever spoke in the line before: it goes on with
// words in marks, and stands beside words that are only reported ("X says she is tired. “I barely
// sleep.”"). In the same block a line that says nothing may come between.
bool Finder::alone(Run<Token> line, Index<Block> block) {
  if (last_line_ >= drafts_.size() || !phrases_.all_quoted(line.begin, line.end)) return false;
  const std::int32_t r = phrases_.region(line.begin);
  if (r < 0) return false;
  const Span inside = quoted_[static_cast<std::size_t>(r)].inside;
  const bool same_block = block == last_block_;
  const bool reopened = r > 0 && quoted_[static_cast<std::size_t>(r) - 1].goes_on;
  const std::size_t marked = last_marked();
  const bool spoke = marked < drafts_.size();
  if (spoke && (same_block || reopened)) {
    drafts_[marked].spans.push_back(inside);
    return true;
  }
  if (!spoke && (!same_block || drafts_[last_line_].quote.source.empty())) return false;
  QuoteDraft next{
      .quote = drafts_[spoke ? marked : last_line_].quote, .spans = {inside}, .end = line.end};
  next.quote.cue = {};
  next.quote.manner = Manner::kDirect;
  drafts_.push_back(std::move(next));
  last_line_ = drafts_.size() - 1;
  return true;
}

// "Et d'ajouter : « A. »": has the speaker of the line before, if there is one.
bool Finder::carry(QuoteDraft& d) const {
  if (last_line_ >= drafts_.size()) return false;
  d.quote.source = drafts_[last_line_].quote.source;
  d.quote.speaker = drafts_[last_line_].quote.speaker;
  return true;
}

// The last quotation of the line before that holds words in marks, if any.
std::size_t Finder::last_marked() const {
  for (std::size_t d = drafts_.size(); d-- > last_line_;) {
    const Manner m = drafts_[d].quote.manner;
    if (m == Manner::kDirect || m == Manner::kMixed) return d;
  }
  return kNoLine;
}

QuoteTable Finder::table() {
  std::stable_sort(drafts_.begin(), drafts_.end(), [](const QuoteDraft& a, const QuoteDraft& b) {
    return a.spans.front() < b.spans.front();
  });
  QuoteTable out;
  for (QuoteDraft& d : drafts_) {
    d.quote.spans.begin = static_cast<std::uint32_t>(out.spans.size());
    for (const Span s : d.spans)
      if (!s.empty()) out.spans.push_back(s);
    d.quote.spans.end = static_cast<std::uint32_t>(out.spans.size());
    if (!d.quote.spans.empty()) out.quotes.push_back(d.quote);
  }
  return out;
}

}  // namespace

QuoteTable find_quotes(const Prose& prose, std::span<const Mention> mentions, const Pack&) {
  return Finder(prose, mentions).run();
}

}  // namespace recoupe
