#include "report/render/sample_account.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

#include "base/calendar.h"

namespace recoupe {
namespace {

Period day(std::string_view iso) { return *parse_iso(iso); }

// The words, as they stand for the first time in the article, and the sentence around them.
Citation cite(const Dossier& d, std::uint32_t article, std::string_view words) {
  const std::string_view text = d.articles[article].text;
  const std::size_t at = text.find(words);
  REQUIRE_MESSAGE(at != std::string_view::npos, words);
  const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  const auto stop = [&](std::size_t i) {
    return text[i] == '\n' ||
           (text[i] == '.' && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n'));
  };
  std::uint32_t begin = span.begin;
  while (begin > 0 && !stop(begin - 1)) --begin;
  while (begin < span.begin && text[begin] == ' ') ++begin;
  std::uint32_t end = span.end;
  if (!stop(end - 1))
    while (end < text.size() && !stop(end)) ++end;
  if (end < text.size() && text[end] == '.') ++end;
  return {article, span, {begin, end}};
}

void add_article(Dossier& d, std::string outlet, std::string host, std::string lang,
                 std::string_view date, std::uint32_t origin, std::string title, std::string body) {
  Source s;
  s.id = "a" + std::to_string(d.articles.size() + 1);
  s.outlet = std::move(outlet);
  s.url = host.empty() ? std::string() : "https://" + host + "/2031/" + s.id;
  s.language = std::move(lang);
  s.title = std::move(title);
  s.published = day(date);
  s.origin = origin;
  s.text = s.title + "\n\n" + body;
  s.blocks.push_back({{0, static_cast<std::uint32_t>(s.title.size())}, BlockKind::kTitle});
  std::uint32_t begin = static_cast<std::uint32_t>(s.title.size()) + 2;
  while (begin < s.text.size()) {
    const std::size_t stop = std::min(s.text.find("\n\n", begin), s.text.size());
    s.blocks.push_back({{begin, static_cast<std::uint32_t>(stop)},
                        s.blocks.size() == 1 ? BlockKind::kLead : BlockKind::kParagraph});
    begin = static_cast<std::uint32_t>(stop) + 2;
  }
  d.articles.push_back(std::move(s));
}

void add_articles(Dossier& d) {
  add_article(d, "Le Phare du Sud", "phare-du-sud.example", "fr", "2031-03-04", 0,
              "Le ferry Albatros s’échoue au large de Brenne",
              "Le ferry Albatros s’est échoué lundi soir au large de l’île de Brenne avec 240 "
              "passagers à bord, a annoncé la "
              "préfecture maritime. Au moins 12 personnes sont mortes, selon la préfecture.\n\n"
              "« Nous ne laisserons personne en mer », a déclaré la ministre des Transports, Inès "
              "Calder, à l’agence Littoral "
              "Presse. Plus de 1\u202f500 sauveteurs ont été envoyés.");
  add_article(d, "Radio Estran", "radio-estran.example", "fr", "2031-03-04", 0,
              "Naufrage de l’Albatros : ce que l’on sait",
              "Le ferry Albatros s’est échoué lundi soir au large de l’île de Brenne avec 240 "
              "passagers à bord, a annoncé la "
              "préfecture maritime. Au moins 12 personnes sont mortes, selon la préfecture.");
  d.articles.back().copy_of = "a1";
  d.articles.back().kinship = Kinship::kContained;
  d.articles.back().shared = 968;
  add_article(d, "The Outer Isles Courier", "outer-isles.example", "en", "2031-03-04", 0,
              "Ferry Albatros runs aground off Brenne",
              "The ferry Albatros ran aground off the island of Brenne on Monday evening with 240 "
              "passengers on board, the maritime "
              "prefecture said. At least 12 people died, according to the prefecture.\n\n"
              "\"We will leave nobody at sea,\" transport minister Ines Calder told the Littoral "
              "Presse agency. More than 1,500 rescuers were sent.");
  d.articles.back().copy_of = "a1";
  d.articles.back().kinship = Kinship::kTranslation;
  d.articles.back().shared = 912;
  add_article(d, "Harbour Gazette", "harbour-gazette.example", "en", "2031-03-05", 1,
              "Albatros: 24 passengers aboard, coastguard says 12 dead",
              "The Albatros carried 24 passengers when it struck the reef on Monday, the maritime "
              "prefecture said on Tuesday. "
              "Twelve people are dead and 9 are missing, coastguard commander Tom Weir told "
              "reporters \U0001F6A2 on the quay.\n\n"
              "\"Nobody will be left at sea,\" the transport minister, Inès Calder, said. A crowd "
              "of several dozen waited in the rain & wind.\n\n"
              "Commander Weir said the search would go on through the night.");
  d.articles.back().byline = {"Ada Lorne"};
  d.articles.back().removed = {
      {"Read also: <b>Ten</b> islands to visit this summer", Residue::kRelated, 0},
      {"Share  38", Residue::kShare, 0}};
  add_article(d, "Le Courrier de Brenne", "courrier-brenne.example", "fr", "2031-03-06", 2,
              "Albatros : le bilan s’alourdit à 17 morts",
              "Le bilan du naufrage de l’Albatros est passé à 17 morts mercredi, a indiqué le "
              "commandant Weir. Le parquet a retiré le "
              "chiffre de 30 disparus qu’il avait publié la veille.\n\nInès Calder est attendue "
              "jeudi sur l’île de Brenne.");
}

void add_actors(Dossier& d) {
  const auto add = [&](std::string name, ActorKind kind, std::string role,
                       std::vector<std::string> spellings,
                       std::vector<std::pair<std::uint32_t, std::string_view>> mentions) {
    DossierActor a;
    a.id = "p" + std::to_string(d.actors.size() + 1);
    a.name = std::move(name);
    a.kind = kind;
    a.role = std::move(role);
    a.spellings = std::move(spellings);
    for (const auto& [article, words] : mentions) a.mentions.push_back(cite(d, article, words));
    d.actors.push_back(std::move(a));
  };
  add("Inès Calder", ActorKind::kPerson, "ministre des Transports", {"Inès Calder", "Ines Calder"},
      {{0, "la ministre des Transports, Inès Calder"},
       {2, "Ines Calder"},
       {3, "Inès Calder"},
       {4, "Inès Calder"}});
  add("Tom Weir", ActorKind::kPerson, "coastguard commander", {"Tom Weir", "Weir"},
      {{3, "coastguard commander Tom Weir"}, {3, "Commander Weir"}, {4, "le commandant Weir"}});
  add("préfecture maritime", ActorKind::kBody, "", {"préfecture maritime", "maritime prefecture"},
      {{0, "la préfecture maritime"},
       {1, "la préfecture maritime"},
       {2, "the maritime prefecture"},
       {3, "the maritime prefecture"}});
  add("Littoral Presse", ActorKind::kMedium, "", {"Littoral Presse"},
      {{0, "Littoral Presse"}, {2, "Littoral Presse"}});
  add("Brenne", ActorKind::kPlace, "", {"Brenne", "island of Brenne"},
      {{0, "l’île de Brenne"}, {2, "the island of Brenne"}, {4, "l’île de Brenne"}});
}

DossierAnswer answer(double low, double high, Hedge hedge, std::int64_t speaker,
                     std::string_view as_of, std::uint32_t origins,
                     std::vector<Citation> evidence) {
  DossierAnswer a;
  a.low = low;
  a.high = high;
  a.hedge = hedge;
  a.speaker = speaker;
  if (!as_of.empty()) a.as_of = day(as_of);
  a.origins = origins;
  a.evidence = std::move(evidence);
  return a;
}

DossierFinding& add_finding(Dossier& d, std::string text, std::string what, Verdict verdict,
                            std::vector<Flag> flags, std::string why) {
  DossierFinding f;
  f.id = "f" + std::to_string(d.findings.size() + 1);
  f.text = std::move(text);
  f.what = std::move(what);
  f.verdict = verdict;
  f.flags = std::move(flags);
  f.why = std::move(why);
  d.findings.push_back(std::move(f));
  return d.findings.back();
}

void add_findings(Dossier& d) {
  const std::vector<Citation> many{cite(d, 0, "240 passagers"), cite(d, 1, "240 passagers"),
                                   cite(d, 2, "240 passengers")};
  DossierFinding& aboard =
      add_finding(d, "Combien de passagers ?", "passengers", Verdict::kDisagree,
                  {Flag::kPowerOfTen, Flag::kSameSpeaker}, "one value is ten times the other");
  aboard.answers = {
      answer(240, 240, Hedge::kExact, 2, "2031-03-04", 1, many),
      answer(24, 24, Hedge::kExact, 2, "2031-03-05", 1, {cite(d, 3, "24 passengers")})};
  DossierFinding& missing = add_finding(d, "Combien de disparus ?", "missing", Verdict::kRetracted,
                                        {Flag::kWithdrawn}, "a report takes the number back");
  missing.answers = {
      answer(30, 30, Hedge::kExact, -1, "2031-03-05", 1, {cite(d, 4, "30 disparus")}),
      answer(9, 9, Hedge::kExact, 1, "2031-03-05", 1, {cite(d, 3, "9 are missing")})};
  missing.answers[0].withdrawn = true;
  DossierFinding& dead = add_finding(d, "Combien de morts ?", "dead", Verdict::kSuperseded,
                                     {Flag::kLaterReport}, "a count that only grows");
  dead.answers = {
      answer(12, 0, Hedge::kAtLeast, 2, "2031-03-04", 1,
             {cite(d, 0, "Au moins 12 personnes"), cite(d, 1, "Au moins 12 personnes"),
              cite(d, 2, "At least 12 people")}),
      answer(12, 12, Hedge::kExact, 1, "2031-03-05", 1, {cite(d, 3, "Twelve people")}),
      answer(17, 17, Hedge::kExact, 1, "2031-03-06", 1, {cite(d, 4, "17 morts mercredi")})};
  dead.answers[0].has_high = false;
  DossierFinding& sent =
      add_finding(d, "Combien de sauveteurs ?", "rescuers", Verdict::kOneSource, {}, "one origin");
  sent.answers = {answer(
      1500, 0, Hedge::kMoreThan, -1, "", 1,
      {cite(d, 0, "Plus de 1\u202f500 sauveteurs"), cite(d, 2, "More than 1,500 rescuers")})};
  sent.answers[0].has_high = false;
  DossierFinding& when =
      add_finding(d, "Quand le ferry s’est-il échoué ?", "", Verdict::kAgree, {}, "the same day");
  when.aspect = Aspect::kWhen;
  when.answers = {
      answer(0, 0, Hedge::kExact, -1, "", 2, {cite(d, 0, "lundi soir"), cite(d, 3, "on Monday")})};
  when.answers[0].value = "2031-03-03";
}

void add_rest(Dossier& d) {
  d.quotes.push_back(
      {0,
       {3},
       Manner::kDirect,
       2,
       {cite(d, 0, "Nous ne laisserons personne en mer"),
        cite(d, 2, "We will leave nobody at sea,"), cite(d, 3, "Nobody will be left at sea,")}});
  d.quotes.push_back(
      {1, {}, Manner::kReported, 1, {cite(d, 3, "the search would go on through the night")}});
  // A citation that ends inside another, and one that ends outside it.
  d.quotes.push_back(
      {2,
       {},
       Manner::kReported,
       2,
       {cite(d, 0, "s’est échoué lundi soir au large de l’île de Brenne avec 240 passagers à bord"),
        cite(d, 3, "carried 24 passengers when it struck the reef")}});
  d.timeline.push_back(
      {day("2031-03-03"),
       "Le ferry Albatros s’est échoué lundi soir au large de l’île de Brenne",
       2,
       {cite(d, 0, "Le ferry Albatros s’est échoué lundi soir au large de l’île de Brenne avec"),
        cite(d, 3, "struck the reef on Monday")}});
  d.timeline.push_back(
      {day("2031-03-06"),
       "Le bilan du naufrage de l’Albatros est passé à 17 morts mercredi",
       1,
       {cite(d, 4, "Le bilan du naufrage de l’Albatros est passé à 17 morts mercredi")}});
  d.timeline.push_back({{},
                        "Commander Weir said the search would go on",
                        1,
                        {cite(d, 3, "Commander Weir said the search would go on")}});
  DossierEvent alarm;
  alarm.id = "e2";
  alarm.type = "CONSULT";
  alarm.mode = "phone";
  alarm.actors = {0, 1};
  alarm.targets = {2};
  alarm.when = day("2031-03-06");
  alarm.origins = 1;
  alarm.evidence = {cite(d, 4, "a indiqué le commandant Weir")};
  d.events.push_back(std::move(alarm));
  DossierEvent call;
  call.id = "e1";
  call.type = "AID";
  call.actors = {0};
  call.place = 4;
  call.future = true;
  call.when = day("2031-03-07");
  call.origins = 1;
  call.evidence = {cite(d, 4, "attendue jeudi sur l’île de Brenne")};
  d.events.push_back(std::move(call));
}

}  // namespace

Account sample_account() {
  Dossier d;
  d.id = "5f0c";
  d.title = "Le ferry Albatros s’échoue au large de Brenne";
  d.when = {day("2031-03-03").begin, day("2031-03-06").end};
  d.languages = {"fr", "en"};
  add_articles(d);
  d.origins = {{{0, 1, 2}, "Littoral Presse"}, {{3}, ""}, {{4}, ""}};
  add_actors(d);
  add_findings(d);
  add_rest(d);
  Dossier other;
  other.id = "5f0d";
  other.title = "Kappelmarkt <script>alert(1)</script> & Co.";
  other.languages = {"en"};
  add_article(other, "", "javascript:alert(1)//", "en", "2031-03-05", 0, other.title,
              "A market opened.\x01 \"Fine\" & 'good'.");
  other.articles[0].url = "javascript:alert(1)";
  other.origins = {{{0}, ""}};
  return {{std::move(d), std::move(other)}, {{"broken/page.html", "no text in it"}}};
}

}  // namespace recoupe
