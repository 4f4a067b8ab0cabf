// Answers are paired one to one over all stories; a question is held against the finding that most
// of its answers were paired in.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "account_ledger.h"
#include "base/codes.h"

namespace recoupe::testing {
namespace {

struct FoundAnswer {
  const Dossier* dossier = nullptr;
  const DossierFinding* finding = nullptr;
  const DossierAnswer* answer = nullptr;
};

struct AskedAnswer {
  const GoldStory* story = nullptr;
  const GoldQuestion* question = nullptr;
  const GoldAnswer* answer = nullptr;
};

// What the number counts: a finding on a swapped category shows the other's answer beside its own.
const std::string& category(const FoundAnswer& f) {
  return f.answer->value.empty() ? f.finding->what : f.answer->value;
}

class AnswerComparison : AccountLedger {
 public:
  using AccountLedger::AccountLedger;

  AccountAgreement compare() {
    answers();
    other_questions();
    false_disagreements();
    return std::move(out_);
  }

 private:
  double likeness(const AskedAnswer& asked, const FoundAnswer& f) const {
    if (asked.question->what != category(f)) return 0;
    if (!bounds_agree(asked.answer->amount, amount_of(*f.answer))) return 0;
    const auto touched = std::ranges::count_if(asked.answer->words, [&](const Citing& c) {
      return touches(*f.dossier, f.answer->evidence, c);
    });
    if (touched == 0) return 0;
    const double share =
        static_cast<double>(touched) / static_cast<double>(asked.answer->words.size());
    return 1 + share + (asked.question->of == f.finding->of ? 1 : 0) +
           (speaker_right(asked, f) ? 0.5 : 0) + (day_right(asked, f) ? 0.5 : 0) +
           (f.answer->value.empty() ? 0.25 : 0);  // in the question of its own category
  }

  static bool speaker_right(const AskedAnswer& asked, const FoundAnswer& f) {
    if (f.answer->speaker < 0) return false;
    const DossierActor& actor = f.dossier->actors[static_cast<std::size_t>(f.answer->speaker)];
    std::vector<std::string> names = actor.spellings;
    names.push_back(actor.name);
    for (const auto& spellings : asked.answer->speakers)
      for (const std::string& spelling : spellings)
        for (const std::string& name : names)
          if (same_name(spelling, name)) return true;
    return false;
  }
  static bool day_right(const AskedAnswer& asked, const FoundAnswer& f) {
    return std::ranges::any_of(asked.answer->as_of,
                               [&](Period day) { return same_day(day, f.answer->as_of); });
  }

  // It may stand as several answers: of each who says so, or of each day.
  static bool several(const AskedAnswer& asked) {
    return asked.answer->speakers.size() > 1 || asked.answer->as_of.size() > 1;
  }

  void answers() {
    std::vector<AskedAnswer> asked;
    std::vector<FoundAnswer> found;
    for (const GoldStory& story : gold_)
      for (const GoldQuestion& q : story.questions)
        if (q.aspect == Aspect::kHowMany)
          for (const GoldAnswer& a : q.answers) asked.push_back({&story, &q, &a});
    for (const Dossier& d : found_)
      for (const DossierFinding& f : d.findings)
        if (f.aspect == Aspect::kHowMany)
          for (const DossierAnswer& a : f.answers) found.push_back({&d, &f, &a});
    const auto pairs = pair_up(asked.size(), found.size(), 1, [&](std::size_t g, std::size_t f) {
      return likeness(asked[g], found[f]);
    });
    for (const Pair p : pairs) details(asked[p.gold], found[p.found]);
    ledger(asked, found, pairs);
    questions(asked, found, pairs);
  }

  void details(const AskedAnswer& asked, const FoundAnswer& f) {
    const GoldStory& story = *asked.story;
    const auto ask = [&](const std::string& name, bool right) {
      add(story, name, right);
      if (!right)
        error(story, fmt::format("{}: {} {}", name, asked.question->what,
                                 words(*f.dossier, f.answer->evidence)));
    };
    if (!asked.answer->speakers.empty()) ask("answers speaker", speaker_right(asked, f));
    if (!asked.answer->as_of.empty()) ask("answers as of", day_right(asked, f));
    const Ids right = reports(asked.answer->words), given = reports(*f.dossier, f.answer->evidence);
    ask("answers reports", several(asked) ? std::ranges::includes(right, given) : given == right);
    add(story, "answers origins", several(asked) || f.answer->origins == origins(right));
  }

  void ledger(const std::vector<AskedAnswer>& asked, const std::vector<FoundAnswer>& found,
              const std::vector<Pair>& pairs) {
    for (std::size_t g = 0; g < asked.size(); ++g) {
      const bool paired = std::ranges::find(pairs, g, &Pair::gold) != pairs.end();
      Share& share = out_.shares["answers"][asked[g].story->even ? 1 : 0];
      share.right += paired ? 2 : 0;
      ++share.of;
      if (!paired)
        error(*asked[g].story, fmt::format("answer missed: {} {}", asked[g].question->what,
                                           words(asked[g].answer->words)));
    }
    for (std::size_t f = 0; f < found.size(); ++f) {
      const bool paired = std::ranges::find(pairs, f, &Pair::found) != pairs.end();
      const GoldStory& story = story_of(*found[f].dossier, found[f].answer->evidence);
      if (!paired && (passed(story, found[f]) || repeats(asked, found, pairs, f))) continue;
      ++out_.shares["answers"][story.even ? 1 : 0].of;
      if (!paired)
        error(story, fmt::format("answer wrong: {} of '{}' {}..{} {}", found[f].finding->what,
                                 found[f].finding->of, found[f].answer->low, found[f].answer->high,
                                 words(*found[f].dossier, found[f].answer->evidence)));
    }
  }

  static bool passed(const GoldStory& story, const FoundAnswer& f) {
    return std::ranges::all_of(f.answer->evidence, [&](const Citation& c) {
      return std::ranges::any_of(story.passed,
                                 [&](const Citing& cited) { return at(*f.dossier, c, cited); });
    });
  }

  // The number of a paired answer again: for another of those who say so or another day, as the
  // category that it is taken for, or taken back.
  bool repeats(const std::vector<AskedAnswer>& asked, const std::vector<FoundAnswer>& found,
               const std::vector<Pair>& pairs, std::size_t f) const {
    return std::ranges::any_of(pairs, [&](const Pair p) {
      const DossierAnswer &one = *found[p.found].answer, &other = *found[f].answer;
      const bool again =
          several(asked[p.gold]) || one.value != other.value || one.withdrawn != other.withdrawn;
      return again && likeness(asked[p.gold], found[f]) > 0;
    });
  }

  void questions(const std::vector<AskedAnswer>& asked, const std::vector<FoundAnswer>& found,
                 const std::vector<Pair>& pairs) {
    for (const GoldStory& story : gold_)
      for (const GoldQuestion& q : story.questions) {
        if (q.aspect != Aspect::kHowMany) continue;
        std::vector<const DossierFinding*> homes;
        for (const Pair p : pairs)
          if (asked[p.gold].question == &q) homes.push_back(found[p.found].finding);
        const DossierFinding* best = nullptr;
        for (const DossierFinding* f : homes)
          if (!best || std::ranges::count(homes, f) > std::ranges::count(homes, best)) best = f;
        if (best) judge(story, q, *best);
      }
  }

  void judge(const GoldStory& story, const GoldQuestion& q, const DossierFinding& f) {
    const std::string name = q.aspect == Aspect::kHowMany ? "verdict" : "verdict other";
    if (q.verdict == Verdict::kDisagree && f.verdict == q.verdict) rightly_.insert(&f);
    if (q.verdict == Verdict::kOneSource && f.verdict == Verdict::kAgree)
      harm(story, "false confirmations", f.text);
    add(story, name, f.verdict == q.verdict);
    if (f.verdict != q.verdict)
      error(story, fmt::format("{}: {} '{}' is {}, found {}", name, q.what, f.text, code(q.verdict),
                               code(f.verdict)));
    const std::set<Flag> right(q.flags.begin(), q.flags.end());
    const std::set<Flag> flags(f.flags.begin(), f.flags.end());
    add(story, "flags", flags == right);
    if (flags != right)
      for (const Flag flag : flags)
        error(story, fmt::format("flag: {} has {}", f.text, code(flag)));
    if (q.aspect == Aspect::kHowMany) add(story, "question of", f.of == q.of);
  }

  // When, where, who and whether: the finding of that aspect with most of the answers.
  void other_questions() {
    for (const GoldStory& story : gold_)
      for (const GoldQuestion& q : story.questions) {
        if (q.aspect == Aspect::kHowMany) continue;
        const DossierFinding* best = nullptr;
        std::size_t most = (q.answers.size() - 1) / 2;
        for (const Dossier& d : found_)
          for (const DossierFinding& f : d.findings) {
            if (f.aspect != q.aspect) continue;
            const std::size_t told = answered(q, d, f);
            if (told > most) best = &f, most = told;
          }
        add(story, "questions other found", best != nullptr);
        if (!best)
          error(story, fmt::format("question missed: {} {}", code(q.aspect),
                                   words(q.answers.at(0).words)));
        if (best) judge(story, q, *best);
      }
  }

  static std::size_t answered(const GoldQuestion& q, const Dossier& d, const DossierFinding& f) {
    return static_cast<std::size_t>(std::ranges::count_if(q.answers, [&](const GoldAnswer& g) {
      return std::ranges::any_of(f.answers, [&](const DossierAnswer& a) {
        return std::ranges::any_of(g.words,
                                   [&](const Citing& c) { return overlaps(d, a.evidence, c); });
      });
    }));
  }

  void false_disagreements() {
    out_.harms["false disagreements"];
    for (const Dossier& d : found_)
      for (const DossierFinding& f : d.findings)
        if (f.verdict == Verdict::kDisagree && !rightly_.contains(&f)) {
          std::string all;
          for (const DossierAnswer& a : f.answers) all += words(d, a.evidence) + "; ";
          harm(story_of(d, f.answers.at(0).evidence), "false disagreements", f.text + " " + all);
        }
  }

  std::set<const DossierFinding*> rightly_;  // these disagree, and so do the reports
};

}  // namespace

AccountAgreement compare_answers(const std::vector<GoldStory>& gold,
                                 const std::vector<Dossier>& found) {
  return AnswerComparison(gold, found).compare();
}

}  // namespace recoupe::testing
