// One story of the HTML account. Sections are written in the order of reading; each line that cites
// words gets an evidence number, and the articles, which come last, mark those words and lead back.
//
//   s1-f2     finding 2 of story 1        s1-a3    article 3
//   s1-q4     quotation 4                 s1-e12   the words that evidence 12 points to, in their
//   article s1-t5     line 5 of the timeline      s1-p6    actor 6 s1-p6-a3  the first place where
//   article 3 names actor 6
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "recoupe/dossier.h"
#include "report/render/html_marks.h"
#include "report/render/labels.h"
#include "report/render/places.h"
#include "report/render/view.h"

namespace recoupe {

class HtmlStory {
 public:
  HtmlStory(const Dossier& dossier, const Labels& words, const Places& places, const Table& outline,
            std::size_t number);

  // The whole <section> of the story.
  std::string html();

 private:
  struct Section {
    std::string_view name;
    std::string body;
  };
  struct Reference {
    std::uint32_t number = 0;           // as a reader sees it: [12]
    std::vector<std::string> cited_by;  // ids of the lines, in order
  };

  // html_story.cc: the frame
  void head();
  void flow();
  void first_look();
  void contents();
  void section(const Section& section);
  std::string id(std::string_view kind, std::size_t row) const;
  std::string actor_link(std::int64_t row) const;
  std::string actor_links(const std::vector<std::uint32_t>& rows) const;
  std::string origins(std::uint32_t n) const;  // "2 independent origins"
  std::string verdict(Verdict verdict) const;
  std::string article_link(std::uint32_t row) const;
  std::uint32_t cite(const Citation& citation, std::string_view line);
  std::string reference(const Citation& citation,
                        std::string_view line);  // <a role="doc-noteref">12</a>
  std::string references(const std::vector<Citation>& citations, std::string_view line, bool named);
  // The sentence, the words marked; strong those that `first`, another wording, has not.
  std::string passage(const Citation& citation, std::string_view line,
                      const Citation* first = nullptr);
  std::string reworded(const Citation& citation, const Citation& first) const;
  std::string live_link(const Source& source, const Snippet& s) const;
  // One passage an origin, and one more for each further language where translations are asked for;
  // what else the origin says comes as references below it.
  enum class Repeats : std::uint8_t { kFolded, kTranslations };
  std::string passages(const std::vector<Citation>& evidence, std::string_view line,
                       Repeats repeats);

  // html_findings.cc
  std::string disagreements();
  std::string card(std::size_t finding);
  std::string answer(const DossierFinding& finding, const DossierAnswer& answer,
                     std::string_view line);
  std::string ledger();
  std::string chart(const DossierFinding& finding);
  std::string ledger_table(bool counts);
  std::string ledger_rows(std::size_t finding);

  // html_matrix.cc
  std::string matrix();
  struct Asked {  // a column
    std::size_t finding = 0;
    std::vector<std::vector<std::uint32_t>> tellers;  // for each answer its origins, in order
  };
  std::string matrix_row(std::uint32_t origin, const std::vector<Asked>& asked);
  std::string matrix_cell(std::uint32_t origin, const Asked& column);

  // html_sections.cc
  std::string statements();
  std::string statement(std::size_t quote);
  std::string further(const std::vector<std::size_t>& quotes);
  std::string timeline();
  std::string timeline_line(std::size_t row, const std::vector<std::size_t>& events);
  std::string map();
  std::string people();
  std::string person(std::size_t actor);
  std::string nameless(std::size_t actor);
  std::string mentions(std::size_t actor);
  std::string sources();
  std::string source_line(std::uint32_t article) const;

  // html_articles.cc
  std::string articles();
  std::string article(std::uint32_t row, std::vector<TextMark> names);
  std::string article_body(std::uint32_t row, std::vector<TextMark> names);
  std::string removed(const Source& source) const;

  const Dossier& d_;
  const Labels& words_;
  const Places& places_;
  const Table& outline_;
  std::string prefix_;  // "s1-"
  std::string out_;
  std::vector<Section> sections_;
  std::map<std::pair<std::uint32_t, Span>, Reference> references_;
};

}  // namespace recoupe
