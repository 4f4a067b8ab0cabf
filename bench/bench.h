// What the benches share: the records they read, the time they take and the memory.
#pragma once

#include <sys/resource.h>

#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "ingest/ingest.h"
#include "recoupe/page.h"

namespace recoupe {

// The records that can be read, all held in memory, so that no input is timed.
inline std::vector<Page> pages_of(std::vector<std::string> inputs) {
  std::vector<Page> out;
  Ingest ingest(std::move(inputs), {.jsonl = true});
  while (auto page = ingest.next())
    if (*page) out.push_back(std::move(**page));
  return out;
}

inline double megabytes(const std::vector<Page>& pages) {
  std::size_t bytes = 0;
  for (const Page& page : pages) bytes += page.bytes.size();
  return static_cast<double>(bytes) / 1e6;
}

// Processor time, of all threads.
template <class F>
double cpu_seconds(F&& f) {
  const std::clock_t start = std::clock();
  f();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

inline long peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss >> 10;
}

}  // namespace recoupe
