// Stories, origins, actors and events of an account; what it answers is compared in
// answers_agreement.cc.
#include "account_agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "account_ledger.h"

namespace recoupe::testing {
namespace {

class AccountComparison : AccountLedger {
 public:
  using AccountLedger::AccountLedger;

  AccountAgreement compare() {
    stories();
    same_origins();
    false_confirmations();
    for (const GoldStory& story : gold_) {
      actors(story);
      events(story);
    }
    return std::move(out_);
  }

 private:
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

  void same_origins() {
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
};

}  // namespace

AccountAgreement compare(const std::vector<GoldStory>& gold, const std::vector<Dossier>& found) {
  AccountAgreement all = AccountComparison(gold, found).compare();
  AccountAgreement answers = compare_answers(gold, found);
  all.shares.merge(answers.shares);
  for (const auto& [name, n] : answers.harms)
    for (std::size_t half = 0; half < n.size(); ++half) all.harms[name][half] += n[half];
  std::ranges::move(answers.errors, std::back_inserter(all.errors));
  return all;
}

}  // namespace recoupe::testing
