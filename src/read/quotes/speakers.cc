// Who a source is. The mentions that overlap the source are looked at from the left; a pronoun
// looks back over the last kMaxBack mentions:
//
//   La maire Elsa Brandt se tut. « Non », finit-elle par dire.   -elle: Elsa Brandt
//
// Cost: a search per source, and at most kMaxBack mentions per pronoun.
#include "read/quotes/speakers.h"

#include <algorithm>
#include <iterator>

#include "base/fold.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxBack = 40;  // mentions looked at for a pronoun
constexpr int kMaxUp = 8;               // heads between a name and the one who speaks

bool opens_as_person(const Mention& who, Span words) {
  return who.kind == ActorKind::kPerson && who.span.begin == words.begin;
}

}  // namespace

Speakers::Speakers(const Prose& prose, std::span<const Mention> mentions, const Phrases& phrases)
    : prose_(prose),
      mentions_(mentions),
      phrases_(phrases),
      nouns_(prose.language->table("source_nouns")) {}

void Speakers::name(Quote& q, Run<Token> source) {
  q.source = phrases_.span(source);
  if (source.size() == 1 && phrases_.role(source.begin) != PronounRole::kNone &&
      phrases_.role(source.begin) != PronounRole::kRelative) {
    q.speaker = antecedent(source.begin);
    // "-t-il", "-je": the words without the hyphen.
    while (q.source.begin < q.source.end && prose_.text[q.source.begin] == '-') ++q.source.begin;
    if (phrases_.role(source.begin) == PronounRole::kInverted &&
        prose_.text.substr(q.source.begin, 2) == "t-")
      q.source.begin += 2;
  } else if (const auto m = mention_in(q.source)) {
    q.speaker = *m;
  }
  if (!q.speaker || mentions_[q.speaker.value].kind != ActorKind::kPerson) return;
  last_person_ = q.speaker;
  spoke_ = q.source.end;
}

std::optional<Index<Mention>> Speakers::mention_in(Span source) const {
  if (source.empty()) return std::nullopt;
  std::optional<Index<Mention>> best;
  auto at = std::lower_bound(mentions_.begin(), mentions_.end(), source.begin,
                             [](const Mention& m, std::uint32_t b) { return m.span.begin < b; });
  while (at != mentions_.begin() && std::prev(at)->span.end > source.begin) --at;
  for (; at != mentions_.end() && at->span.begin < source.end; ++at) {
    if (!at->span.overlaps(source)) continue;
    const auto i = index<Mention>(static_cast<std::size_t>(at - mentions_.begin()));
    const bool governed = is_governed(at->span.begin, source.begin);
    const Relation clause = clause_of(at->span, source);
    if (clause == Relation::kAclRelcl) continue;
    if (at->kind == ActorKind::kPerson && !governed) return i;
    if (at->kind == ActorKind::kPerson) continue;
    if (at->kind == ActorKind::kPlace && clause != Relation::kNone) continue;
    if (!best) best = i;
  }
  return best;
}

// "un proche de Poutine": a name behind a preposition is not the one who speaks.
bool Speakers::is_governed(std::uint32_t name, std::uint32_t source) const {
  if (name <= source) return false;
  const Run<Token> before = tokens_in(prose_, {name - 1, name});
  const std::uint32_t at = tokens_in(prose_, {name, name + 1}).begin;
  return at > 0 && before.begin <= at && phrases_.preposition(at - 1);
}

// How a clause that holds the name hangs on a word of the source, or kNone: "a woman waiting in
// Almaty", "the report that Brandt signed"; in "a toll given by the ministry" the ministry may
// speak.
Relation Speakers::clause_of(Span name, Span source) const {
  const Run<Token> words = tokens_in(prose_, source);
  const auto inside = [&](std::uint32_t t) { return t >= words.begin && t < words.end; };
  std::uint32_t at = tokens_in(prose_, name).begin;
  for (int up = 0; up < kMaxUp && inside(at); ++up, at = prose_.tokens[at].head) {
    const Relation r = prose_.tokens[at].relation;
    if ((r == Relation::kAcl || r == Relation::kAclRelcl) && inside(prose_.tokens[at].head))
      return r;
  }
  return Relation::kNone;
}

bool Speakers::names_someone(Run<Token> run) const {
  if (mention_in(phrases_.span(run))) return true;
  for (std::uint32_t i = run.begin; i < run.end; ++i)
    if (match(prose_, nouns_, i, run.end) || prose_.tokens[i].pos == Pos::kName) return true;
  return false;
}

bool Speakers::is_text(std::uint32_t noun) const {
  const Match m = match(prose_, nouns_, noun, noun + 1);
  return m && nouns_.cell(m.row, "kind") == "text";
}

bool Speakers::is_person(Span words) const {
  const auto m = mention_in(words);
  return m && opens_as_person(mentions_[m->value], words);
}

bool Speakers::is_speaker(Span words) const {
  const auto m = mention_in(words);
  if (!m) return false;
  const Mention& who = mentions_[m->value];
  const bool body = who.kind == ActorKind::kBody || who.kind == ActorKind::kMedium;
  return opens_as_person(who, words) || (body && who.span == words);
}

bool Speakers::someone_first(Run<Token> run) const {
  if (const auto m = mention_in(phrases_.span(run)))
    if (mentions_[m->value].kind != ActorKind::kPlace) return true;
  for (std::uint32_t i = run.begin; i < std::min(run.end, run.begin + 4); ++i) {
    if (phrases_.preposition(i) && !phrases_.article(i) && i > run.begin) return false;
    if (match(prose_, nouns_, i, run.end) || prose_.tokens[i].pos == Pos::kName) return true;
  }
  return false;
}

bool Speakers::answers(Run<Token> source) const {
  if (source.size() != 1 || phrases_.role(source.begin) == PronounRole::kNone)
    return someone_first(source);
  return !phrases_.neuter(source.begin);
}

Index<Mention> Speakers::antecedent(std::uint32_t pronoun) const {
  const PronounRole role = phrases_.role(pronoun);
  if (role == PronounRole::kSpeaker) return {};
  const std::uint32_t at = prose_.tokens[pronoun].span.begin;
  const bool plural = phrases_.plural(pronoun);
  const std::string_view as = phrases_.gender(pronoun);
  if (phrases_.neuter(pronoun)) return body_before(at, as);
  if (!plural && last_person_)
    if (const Index<Mention> taker = opener(at, spoke_, as)) return taker;
  if (!plural && last_person_ && near(mentions_[last_person_.value].span.begin, at) &&
      agrees(last_person_, as))
    return last_person_;
  // The first person of the nearest sentence before that has one: most often its subject.
  std::uint32_t looked = 0;
  Index<Mention> best;
  for (std::size_t i = mentions_.size(); i-- > 0 && looked < kMaxBack;) {
    const Mention& m = mentions_[i];
    if (m.span.begin >= at) continue;
    ++looked;
    const bool fits = plural ? m.kind == ActorKind::kGroup || m.kind == ActorKind::kBody
                             : m.kind == ActorKind::kPerson;
    if (!fits || inside_marks(m.span) || !agrees(index<Mention>(i), as)) continue;
    if (best && !same_sentence(m.span.begin, mentions_[best.value].span.begin)) break;
    best = index<Mention>(i);
  }
  if (best && near(mentions_[best.value].span.begin, at)) return best;
  return plural ? Index<Mention>{} : body_before(at, as);
}

// What an article before the name tells, or a given name.
std::string_view Speakers::gender(const Mention& m) const {
  const std::uint32_t first = tokens_in(prose_, m.span).begin;
  const bool le = phrases_.role(first) == PronounRole::kObject;  // "la maire"; no "her lawyer"
  const std::string_view article = le ? phrases_.gender(first) : std::string_view{};
  if (!article.empty() || m.kind != ActorKind::kPerson || m.name.empty()) return article;
  const std::string_view name = prose_.text.substr(m.name.begin, m.name.size());
  const Table& given = prose_.pack->world("given_names");
  const auto row = given.find(fold(name.substr(0, name.find(' '))));
  return row ? given.cell(*row, "gender") : std::string_view{};
}

// "il" is nobody who is called "la maire" or Anne, here or before.
bool Speakers::agrees(Index<Mention> who, std::string_view as) const {
  for (std::size_t hop = 0; who && hop < kMaxBack && !as.empty(); ++hop) {
    const Mention& m = mentions_[who.value];
    if (const std::string_view own = gender(m); !own.empty()) return own == as;
    who = m.same_as;
  }
  return true;
}

// "Paul Fox disagrees. “…”, he said": whoever opens a sentence since somebody last spoke.
Index<Mention> Speakers::opener(std::uint32_t at, std::uint32_t since, std::string_view as) const {
  for (std::size_t i = mentions_.size(); i-- > 0;) {
    const Mention& m = mentions_[i];
    if (m.span.begin >= at) continue;
    if (m.span.begin < since || !near(m.span.begin, at)) break;
    const Sentence& s = prose_.sentences[sentence_of(m.span.begin) - 1];
    if (m.span.begin == s.span.begin && m.kind == ActorKind::kPerson &&
        agrees(index<Mention>(i), as))
      return index<Mention>(i);
  }
  return {};
}

// "The army took the town. It said": what is no person and opens the sentence before.
Index<Mention> Speakers::body_before(std::uint32_t at, std::string_view as) const {
  const std::size_t here = sentence_of(at);
  for (std::size_t i = mentions_.size(); here > 1 && i-- > 0;) {
    const Mention& m = mentions_[i];
    const std::uint32_t opens = prose_.sentences[here - 2].span.begin;
    if (m.span.begin < opens) break;
    const bool body = m.kind != ActorKind::kPerson && m.kind != ActorKind::kPlace;
    if (m.span.begin == opens && body && (as == "n" || agrees(index<Mention>(i), as)))
      return index<Mention>(i);
  }
  return {};
}

bool Speakers::inside_marks(Span s) const {
  const Run<Token> run = tokens_in(prose_, s);
  return !run.empty() && phrases_.region(run.begin) >= 0;
}

std::size_t Speakers::sentence_of(std::uint32_t byte) const {
  const auto at =
      std::upper_bound(prose_.sentences.begin(), prose_.sentences.end(), byte,
                       [](std::uint32_t b, const Sentence& s) { return b < s.span.begin; });
  return static_cast<std::size_t>(at - prose_.sentences.begin());
}

bool Speakers::same_sentence(std::uint32_t a, std::uint32_t b) const {
  return sentence_of(a) == sentence_of(b);
}

bool Speakers::near(std::uint32_t earlier, std::uint32_t later) const {
  constexpr std::size_t kFar = 5;  // sentences
  return sentence_of(later) - sentence_of(earlier) <= kFar;
}

}  // namespace recoupe
