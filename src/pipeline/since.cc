#include "pipeline/since.h"

#include <simdjson.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "base/calendar.h"
#include "base/codes.h"
#include "ingest/bytes.h"

namespace recoupe {
namespace {

namespace json = simdjson::dom;

constexpr std::uint64_t kLargestAccount = std::uint64_t{1} << 30;

// Fields of an object; what is missing or null is empty.
std::string text(const json::object& from, const char* key) {
  std::string_view value;
  return from[key].get_string().get(value) == simdjson::SUCCESS ? std::string(value)
                                                                : std::string();
}

std::optional<double> number(const json::object& from, const char* key) {
  double value = 0;
  return from[key].get_double().get(value) == simdjson::SUCCESS ? std::optional(value)
                                                                : std::nullopt;
}

template <class Use>
void each(const json::object& from, const char* key, const Use& use) {
  json::array items;
  if (from[key].get_array().get(items) != simdjson::SUCCESS) return;
  for (const json::element item : items)
    if (json::object object; item.get_object().get(object) == simdjson::SUCCESS) use(object);
}

Period period(const json::object& from, const char* key) {
  json::object bounds;
  if (from[key].get_object().get(bounds) != simdjson::SUCCESS) return {};
  const auto begin = parse_iso(text(bounds, "from")), end = parse_iso(text(bounds, "to"));
  return begin && end ? Period{begin->begin, end->begin} : Period{};
}

DossierAnswer answer_of(const json::object& from) {
  DossierAnswer a;
  const auto low = number(from, "low"), high = number(from, "high");
  a.has_low = low.has_value();
  a.has_high = high.has_value();
  a.low = low.value_or(0);
  a.high = high.value_or(0);
  a.hedge = from_code<Hedge>(text(from, "hedge")).value_or(Hedge{});
  a.value = text(from, "value");
  a.as_of = period(from, "as_of");
  a.origins = static_cast<std::uint32_t>(number(from, "origins").value_or(0));
  bool withdrawn = false;
  a.withdrawn = from["withdrawn"].get_bool().get(withdrawn) == simdjson::SUCCESS && withdrawn;
  return a;
}

DossierFinding finding_of(const json::object& from) {
  DossierFinding f;
  f.id = text(from, "id");
  f.verdict = from_code<Verdict>(text(from, "verdict")).value_or(Verdict{});
  if (json::object question; from["question"].get_object().get(question) == simdjson::SUCCESS) {
    f.aspect = from_code<Aspect>(text(question, "aspect")).value_or(Aspect{});
    f.what = text(question, "what");
    f.of = text(question, "of");
    f.about = text(question, "about");
    f.text = text(question, "text");
  }
  each(from, "answers", [&](const json::object& a) { f.answers.push_back(answer_of(a)); });
  return f;
}

// What a finding says, so that two of them can be compared: the order of the answers is none of it.
using Said =
    std::tuple<bool, double, bool, double, Hedge, std::string, Period, bool, std::uint32_t>;
std::vector<Said> said(const DossierFinding& f) {
  const bool counts = f.aspect == Aspect::kHowMany;  // else the bounds mean nothing
  std::vector<Said> all;
  for (const DossierAnswer& a : f.answers) {
    const bool low = counts && a.has_low, high = counts && a.has_high;
    all.emplace_back(low, low ? a.low : 0, high, high ? a.high : 0, a.hedge, a.value, a.as_of,
                     a.withdrawn, a.origins);
  }
  std::sort(all.begin(), all.end());
  return all;
}

bool asks_the_same(const DossierFinding& a, const DossierFinding& b) {
  return a.aspect == b.aspect && a.what == b.what && a.of == b.of &&
         (a.about == b.about || a.text == b.text);
}

// The story of the account that has most of the older one's articles; none: it has none of them.
std::optional<std::uint32_t> heir(const Dossier& older, const Account& account) {
  std::set<std::string_view> ids;
  for (const Source& s : older.articles) ids.insert(s.id);
  std::optional<std::uint32_t> best;
  std::size_t most = 0;
  for (std::uint32_t row = 0; row < account.stories.size(); ++row) {
    const auto& articles = account.stories[row].articles;
    const auto shared = static_cast<std::size_t>(std::count_if(
        articles.begin(), articles.end(), [&](const Source& s) { return ids.contains(s.id); }));
    if (shared > most) {
      most = shared;
      best = row;
    }
  }
  return best;
}

using Place = std::pair<std::uint32_t, std::uint32_t>;  // of a finding: story, row

// Each finding of the account with what it was, if it was.
class Matching {
 public:
  Matching(const Account& older, const Account& account) : account_(account) {
    std::map<std::string_view, Place> by_id;
    for (std::uint32_t s = 0; s < account.stories.size(); ++s)
      for (std::uint32_t f = 0; f < account.stories[s].findings.size(); ++f)
        by_id.emplace(account.stories[s].findings[f].id, Place{s, f});
    for (const Dossier& story : older.stories) {
      const std::optional<std::uint32_t> same = heir(story, account);
      for (const DossierFinding& f : story.findings) {
        const auto at = by_id.find(f.id);
        const std::optional<Place> place = at != by_id.end() ? std::optional(at->second)
                                           : same            ? alike(f, *same)
                                                             : std::nullopt;
        if (!place || !was_.emplace(*place, &f).second) gone_.emplace_back(&story, &f);
      }
    }
  }

  std::vector<Change> changes() const {
    std::vector<Change> all;
    for (std::uint32_t s = 0; s < account_.stories.size(); ++s)
      for (std::uint32_t f = 0; f < account_.stories[s].findings.size(); ++f) {
        const Dossier& story = account_.stories[s];
        const auto was = was_.find({s, f});
        if (was == was_.end())
          all.push_back({ChangeKind::kNew, s, f, story.title, {}});
        else if (was->second->verdict != story.findings[f].verdict ||
                 said(*was->second) != said(story.findings[f]))
          all.push_back({ChangeKind::kUpdated, s, f, story.title, *was->second});
      }
    for (const auto& [story, finding] : gone_)
      all.push_back({ChangeKind::kGone, 0, 0, story->title, *finding});
    return all;
  }

 private:
  std::optional<Place> alike(const DossierFinding& f, std::uint32_t story) const {
    const auto& findings = account_.stories[story].findings;
    for (std::uint32_t row = 0; row < findings.size(); ++row)
      if (asks_the_same(f, findings[row]) && !was_.contains({story, row})) return Place{story, row};
    return std::nullopt;
  }

  const Account& account_;
  std::map<Place, const DossierFinding*> was_;
  std::vector<std::pair<const Dossier*, const DossierFinding*>> gone_;
};

}  // namespace

Result<Account> read_account(const std::string& path) {
  auto file = ByteSource::open(path, path);
  if (!file) return tl::unexpected(file.error());
  const auto bytes = file->rest(kLargestAccount);
  if (!bytes) return tl::unexpected(bytes.error());
  json::parser parser;
  json::object root;
  json::array stories;
  if (parser.parse(*bytes).get_object().get(root) != simdjson::SUCCESS ||
      root["stories"].get_array().get(stories) != simdjson::SUCCESS)
    return tl::unexpected(
        Error{Code::kCorrupt, "this is no account of recoupe brief --json", path});
  Account account;
  each(root, "stories", [&](const json::object& from) {
    Dossier story;
    story.id = text(from, "id");
    story.title = text(from, "title");
    each(from, "articles", [&](const json::object& article) {
      story.articles.emplace_back().id = text(article, "id");
    });
    each(from, "findings",
         [&](const json::object& finding) { story.findings.push_back(finding_of(finding)); });
    account.stories.push_back(std::move(story));
  });
  return account;
}

Changes changes_since(const Account& older, const Account& account) {
  std::set<std::string_view> known;
  for (const Dossier& story : older.stories)
    for (const Source& s : story.articles) known.insert(s.id);
  Changes changes;
  for (const Dossier& story : account.stories)
    for (const Source& s : story.articles) changes.articles += !known.contains(s.id);
  changes.findings = Matching(older, account).changes();
  return changes;
}

}  // namespace recoupe
