// The whole run: pages in, readings or an account out. Threads live here and nowhere else.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "recoupe/dossier.h"
#include "recoupe/reading.h"
#include "report/dossier/views.h"

namespace recoupe {

struct RunOptions {
  std::vector<std::string> inputs;
  bool jsonl = false;
  unsigned jobs = 1;
  std::string lang = "en";         // of the account's own words
  bool conllu = false;             // read_all: words and trees in place of the tables
  bool trees = false;              // read_all: words and trees beside the tables
  std::optional<ViewChoice> view;  // of disputed counts, beside their answers
  Period as_of{};                  // the day of pages that do not say when they were fetched
  const std::atomic<bool>* stop =
      nullptr;  // set from outside: the run ends after the articles in hand
  std::function<void(std::uint64_t articles, std::uint64_t bytes)>
      progress;  // called now and then, from one thread
};

// One input record: its reading, or why there is none.
struct Outcome {
  Reading reading;     // of CoNLL-U the article alone
  std::string conllu;  // words and trees, where they were asked for; `conllu`: of an unread one too
  std::string id;      // of the record, where it is known
  Unread unread;       // `error` empty: it was read
  bool read() const { return unread.error.empty(); }
};

struct Tally {
  std::uint64_t read = 0;      // records that gave a Reading
  std::uint64_t articles = 0;  // of them, those that hold an article
  std::uint64_t unread = 0;
  bool stopped = false;
};

// Reads every input and hands each outcome to `take`, in input order, from one thread.
Tally read_all(const RunOptions& options, const Pack& pack,
               const std::function<void(Outcome&&)>& take);

// Reads every input, relates and reports.
struct Briefing {
  Account account;
  Tally tally;
};
Briefing brief_all(const RunOptions& options, const Pack& pack);

}  // namespace recoupe
