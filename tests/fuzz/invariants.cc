#include "invariants.h"

#include <cstdio>
#include <cstdlib>

#include "base/utf8.h"

namespace recoupe {
namespace {

struct Laws {
  std::string_view text;

  bool boundary(std::uint32_t at) const {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xc0) != 0x80;
  }
  void inside(Span s, const char* law) const {
    must(s.begin <= s.end && s.end <= text.size(), law);
    must(boundary(s.begin) && boundary(s.end), law);
  }
};

template <class T, class U>
void in_range(Index<T> i, const std::vector<U>& table, const char* law) {
  must(!i || i.value < table.size(), law);
}

void check_period(Period p, const char* law) { must(p.begin <= p.end, law); }

void check_mentions(const Reading& r, const Laws& laws) {
  for (std::size_t i = 0; i < r.mentions.size(); ++i) {
    const Mention& m = r.mentions[i];
    laws.inside(m.span, "a mention lies inside the text");
    laws.inside(m.name, "a name lies inside the text");
    must(m.name.empty() || m.span.contains(m.name), "a name lies inside its mention");
    must(!m.same_as || m.same_as.value < i, "a mention repeats an earlier one");
  }
}

void check_quotes(const Reading& r, const Laws& laws) {
  for (const Span s : r.quote_spans) laws.inside(s, "quoted words lie inside the text");
  for (const Quote& q : r.quotes) {
    must(q.spans.begin <= q.spans.end && q.spans.end <= r.quote_spans.size(),
         "a quote's spans are in their table");
    laws.inside(q.cue, "a cue lies inside the text");
    laws.inside(q.source, "a source lies inside the text");
    in_range(q.speaker, r.mentions, "a speaker is a mention");
    for (const Index<Mention> via : q.via) in_range(via, r.mentions, "a relay is a mention");
  }
}

void check_figures(const Reading& r, const Laws& laws) {
  std::uint32_t end = 0;
  for (const Figure& f : r.figures) {
    laws.inside(f.span, "a figure lies inside the text");
    laws.inside(f.of, "what is counted lies inside the text");
    must(!f.span.empty() && f.span.begin >= end, "figures stand in order and do not overlap");
    end = f.span.end;
    must(!f.has_low || !f.has_high || f.low <= f.high, "a figure's bounds are in order");
    in_range(f.source, r.quotes, "a figure's source is a quote");
    check_period(f.as_of, "a figure's day ends after it begins");
  }
}

void check_events(const Reading& r, const Laws& laws) {
  for (const Index<Mention> party : r.parties) in_range(party, r.mentions, "a party is a mention");
  for (const EventMention& e : r.events) {
    laws.inside(e.span, "an event lies inside the text");
    laws.inside(e.cue, "an event's cue lies inside the text");
    must(e.span.contains(e.cue), "an event holds its cue");
    must(e.actors.begin <= e.actors.end && e.actors.end <= r.parties.size(),
         "actors are in their table");
    must(e.targets.begin <= e.targets.end && e.targets.end <= r.parties.size(),
         "targets are in their table");
    in_range(e.place, r.mentions, "a place is a mention");
    in_range(e.source, r.quotes, "an event's source is a quote");
    check_period(e.when, "an event ends after it begins");
  }
}

}  // namespace

void must(bool condition, const char* law) {
  if (condition) return;
  std::fprintf(stderr, "broken law: %s\n", law);
  std::abort();
}

void check_article(const Article& article, const Page& page) {
  const Laws laws{article.text};
  must(valid_utf8(article.text), "the text is UTF-8");
  for (const std::string* s :
       {&article.key, &article.url, &article.outlet, &article.title, &article.lang})
    must(valid_utf8(*s), "what the page says of itself is UTF-8");
  for (const std::string& name : article.byline) must(valid_utf8(name), "a byline is UTF-8");
  for (const Removed& r : article.removed) must(valid_utf8(r.text), "residue is UTF-8");
  laws.inside(article.dateline, "the dateline lies inside the text");
  laws.inside(article.credit, "the credit lies inside the text");
  check_period(article.published, "the day of publication ends after it begins");
  std::uint32_t end = 0;
  for (const Block& b : article.blocks) {
    laws.inside(b.span, "a block lies inside the text");
    must(b.span.begin >= end, "blocks stand in order and do not overlap");
    end = b.span.end;
  }
  for (const Piece& p : article.pieces) {
    must(std::size_t{p.text} + p.size <= article.text.size(), "a piece lies inside the text");
    must(std::size_t{p.raw} + p.size <= page.bytes.size(), "a piece lies inside the page");
  }
  if (page.kind == PageKind::kClean && valid_utf8(page.bytes))
    must(article.text == page.bytes, "clean text stays as it is");
}

void check_reading(const Reading& r) {
  const Laws laws{r.article.text};
  std::uint32_t end = 0;
  for (const Sentence& s : r.sentences) {
    laws.inside(s.span, "a sentence lies inside the text");
    must(s.span.begin >= end, "sentences stand in order and do not overlap");
    end = s.span.end;
    in_range(s.block, r.article.blocks, "a sentence stands in a block");
  }
  for (const TimeRef& t : r.times) {
    laws.inside(t.span, "a time lies inside the text");
    check_period(t.when, "a time ends after it begins");
  }
  for (const Note& n : r.notes) laws.inside(n.span, "a note lies inside the text");
  check_mentions(r, laws);
  check_quotes(r, laws);
  check_figures(r, laws);
  check_events(r, laws);
}

}  // namespace recoupe
