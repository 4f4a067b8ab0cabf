// Answers are paired one to one over all stories; a question is held against the finding that most
// of its answers were paired in.
#include "account_agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/calendar.h"
#include "base/codes.h"
#include "base/fold.h"

namespace recoupe::testing {
namespace {

using Ids = std::set<std::string>;

std::set<std::string> words_of(const std::string& name) {
  std::set<std::string> out;
  for (std::string& word : split(fold(name), " ")) out.insert(std::move(word));
  return out;
}

// The words of one stand in the other.
bool same_name(const std::string& a, const std::string& b) {
  const auto x = words_of(a), y = words_of(b);
  return std::ranges::includes(x, y) || std::ranges::includes(y, x);
}

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

class AccountComparison {
 public:
  AccountComparison(const std::vector<GoldStory>& gold, const std::vector<Dossier>& found)
      : gold_(gold), found_(found) {
    for (const Dossier& d : found_)
      for (const Source& s : d.articles) homes_[s.id] = {&d, &s};
    for (const GoldStory& story : gold_)
      for (const Page& page : story.pages) {
        story_of_[page.id] = &story;
        origin_of_[page.id] = {page.id};
        for (const GoldOrigin& o : story.origins)
          if (has(o.reports, page.id)) origin_of_[page.id] = {o.reports.begin(), o.reports.end()};
      }
  }

  AccountAgreement compare() {
    stories();
    origins();
    answers();
    other_questions();
    false_disagreements();
    false_confirmations();
    for (const GoldStory& story : gold_) {
      actors(story);
      events(story);
    }
    return std::move(out_);
  }

 private:
  struct Home {
    const Dossier* dossier = nullptr;
    const Source* source = nullptr;
  };

  void add(const GoldStory& story, const std::string& name, bool right) {
    Share& share = out_.shares[name][story.even ? 1 : 0];
    share.right += right ? 1 : 0;
    ++share.of;
  }
  void harm(const GoldStory& story, const std::string& name, std::string what) {
    ++out_.harms[name][story.even ? 1 : 0];
    error(story, name + ": " + std::move(what));
  }
  void error(const GoldStory& story, std::string line) {
    std::ranges::replace(line, '\n', ' ');
    if (story.even) out_.errors.push_back(story.name + " " + std::move(line));
  }

  static std::string words(const Dossier& d, const Citation& c) {
    return fmt::format("{} '{}'", d.articles[c.article].id, c.at.of(d.articles[c.article].text));
  }
  static std::string words(const Dossier& d, const std::vector<Citation>& evidence) {
    std::string out;
    for (const Citation& c : evidence) out += (out.empty() ? "" : ", ") + words(d, c);
    return out;
  }
  static std::string words(const Citings& citings) {
    std::string out;
    for (const Citing& c : citings)
      out += fmt::format("{}{} '{}'", out.empty() ? "" : ", ", c.report, c.wordings);
    return out;
  }

  // The gold story of what rests on this evidence.
  const GoldStory& story_of(const Dossier& d, const std::vector<Citation>& evidence) const {
    return *story_of_.at(d.articles[evidence.at(0).article].id);
  }
  static Ids reports(const Dossier& d, const std::vector<Citation>& evidence) {
    Ids out;
    for (const Citation& c : evidence) out.insert(d.articles[c.article].id);
    return out;
  }
  static Ids reports(const Citings& citings) {
    Ids out;
    for (const Citing& c : citings) out.insert(c.report);
    return out;
  }
  std::size_t origins(const Ids& reports) const {
    std::set<Ids> out;
    for (const std::string& id : reports) out.insert(origin_of_.at(id));
    return out.size();
  }

  static bool at(const Dossier& d, const Citation& evidence, const Citing& cited) {
    const Source& source = d.articles[evidence.article];
    return source.id == cited.report &&
           among(evidence.at, Citations(source.text).any_of(cited.wordings));
  }
  static bool touches(const Dossier& d, const std::vector<Citation>& evidence,
                      const Citing& cited) {
    return std::ranges::any_of(evidence, [&](const Citation& c) { return at(d, c, cited); });
  }

  // B-cubed F1 over all reports: the stories of all files stand in one account.
  void stories() {
    double precision = 0, recall = 0;
    for (const auto& [id, story] : story_of_) {
      const auto home = homes_.find(id);
      if (home == homes_.end()) continue;
      double both = 0;
      const auto& beside = home->second.dossier->articles;
      for (const Source& s : beside) both += story_of_.at(s.id) == story;
      precision += both / static_cast<double>(beside.size());
      recall += both / static_cast<double>(story->pages.size());
      if (both < static_cast<double>(std::max(beside.size(), story->pages.size())))
        error(*story, fmt::format("story: {} stands with {} of its {}, in all {}", id, both,
                                  story->pages.size(), beside.size()));
    }
    const auto n = static_cast<double>(story_of_.size());
    const double f1 = 2 * (precision / n) * (recall / n) / ((precision + recall) / n);
    out_.shares["stories b3"][0] = {static_cast<std::size_t>(std::lround(1000 * f1)), 1000};
  }

  void origins() {
    for (const auto& [id, story] : story_of_) {
      Ids together;
      std::string credited;
      if (const auto home = homes_.find(id); home != homes_.end()) {
        const Dossier& d = *home->second.dossier;
        const Origin& origin = d.origins[home->second.source->origin];
        for (const std::uint32_t a : origin.articles) together.insert(d.articles[a].id);
        credited = origin.credited;
      }
      add(*story, "origins exact", together == origin_of_.at(id));
      if (together != origin_of_.at(id))
        error(*story, fmt::format("origin: {} is one text with {} others, found {}", id,
                                  origin_of_.at(id).size() - 1, fmt::join(together, " ")));
      for (const GoldOrigin& o : story->origins)
        if (has(o.reports, id) && !o.credited.empty())
          add(*story, "origins credited",
              !credited.empty() && std::ranges::any_of(o.credited, [&](const std::string& name) {
                return same_name(name, credited);
              }));
    }
  }

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
           (speaker_right(asked, f) ? 0.5 : 0) + (day_right(asked, f) ? 0.5 : 0);
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

  // An event's evidence may be a cue or a clause.
  static bool overlaps(const Dossier& d, const std::vector<Citation>& evidence,
                       const Citing& cited) {
    return std::ranges::any_of(evidence, [&](const Citation& c) {
      const Source& source = d.articles[c.article];
      return source.id == cited.report &&
             std::ranges::any_of(Citations(source.text).any_of(cited.wordings),
                                 [&](Span s) { return s.overlaps(c.at); });
    });
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

  // What is said to rest on more texts than it does.
  void false_confirmations() {
    out_.harms["false confirmations"];
    for (const Dossier& d : found_) {
      const auto count = [&](std::uint32_t said, const std::vector<Citation>& evidence) {
        if (evidence.empty() || said <= origins(reports(d, evidence))) return;
        harm(story_of(d, evidence), "false confirmations", words(d, evidence));
      };
      for (const DossierFinding& f : d.findings)
        for (const DossierAnswer& a : f.answers) count(a.origins, a.evidence);
      for (const DossierEvent& e : d.events) count(e.origins, e.evidence);
      for (const DossierQuote& q : d.quotes) count(q.origins, q.wordings);
    }
  }

  // The actor who is called so in a story's account; the very words before words among others.
  const DossierActor* actor(const GoldStory& story, const std::string& name) const {
    const DossierActor* near = nullptr;
    const auto asked = words_of(name);
    for (const Dossier& d : found_) {
      const bool here = std::ranges::any_of(
          d.articles, [&](const Source& s) { return story_of_.at(s.id) == &story; });
      for (const DossierActor& a : d.actors) {
        if (!here) break;
        std::vector<std::string> names = a.spellings;
        names.push_back(a.name);
        for (const std::string& s : names) {
          const auto found = words_of(s);
          if (found == asked) return &a;
          if (!near && std::ranges::includes(found, asked)) near = &a;
        }
      }
    }
    return near;
  }

  void actors(const GoldStory& story) {
    out_.harms["merged actors"];
    for (const auto& spellings : story.actors) {
      const DossierActor* first = nullptr;
      for (const std::string& spelling : spellings) {
        const DossierActor* a = actor(story, spelling);
        add(story, "actors found", a != nullptr);
        if (!a) error(story, "actor missed: " + spelling);
        if (a && first) add(story, "actors one", a == first);
        if (a && first && a != first)
          error(story, fmt::format("actors not one: {}, {}", spelling, spellings[0]));
        if (!first) first = a;
      }
    }
    for (const auto& [one, other] : story.apart) {
      const DossierActor *a = actor(story, one), *b = actor(story, other);
      if (a && a == b) harm(story, "merged actors", fmt::format("{}, {}", one, other));
    }
  }

  // All these words are of one event that was found.
  bool joined(const Citings& all) const {
    for (const Dossier& d : found_)
      for (const DossierEvent& e : d.events)
        if (std::ranges::all_of(all, [&](const Citing& c) { return overlaps(d, e.evidence, c); }))
          return true;
    return false;
  }

  void events(const GoldStory& story) {
    out_.harms["joined events"];
    for (const Citings& all : story.one) {
      add(story, "events one", joined(all));
      if (!joined(all)) error(story, "events not one: " + words(all));
    }
    for (const Citings& all : story.two)
      if (joined(all)) harm(story, "joined events", words(all));
  }

  const std::vector<GoldStory>& gold_;
  const std::vector<Dossier>& found_;
  std::map<std::string, Home> homes_;
  std::map<std::string, const GoldStory*> story_of_;
  std::map<std::string, Ids> origin_of_;
  std::set<const DossierFinding*> rightly_;
  AccountAgreement out_;
};

}  // namespace

AccountAgreement compare(const std::vector<GoldStory>& gold, const std::vector<Dossier>& found) {
  return AccountComparison(gold, found).compare();
}

}  // namespace recoupe::testing
