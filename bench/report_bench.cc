// Time and peak memory of writing an account, form by form.
//
//   build/bench/bench/bench_report [STORIES] [ARTICLES]      1,000 stories of 8 articles where not
//   said
//
// The account is made up: every article has the same ten sentences with other figures. Prints a
// tab-separated table: form, seconds of the processor, megabytes.
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>

#include "bench.h"
#include "report/render/exports.h"
#include "report/render/render.h"

namespace recoupe {
namespace {

constexpr std::size_t kSentences = 10;

std::string sentence(std::size_t n) {
  return fmt::format("The ministry said on Friday that {} people had been evacuated from the port.",
                     n);
}

Dossier story(std::size_t number, std::size_t articles) {
  Dossier d;
  d.id = fmt::format("s{}", number);
  d.title = fmt::format("Flood {}: thousands leave the port", number);
  d.languages = {"en"};
  DossierActor ministry;
  ministry.id = d.id + "-a";
  ministry.name = "ministry";
  for (std::size_t i = 0; i < articles; ++i) {
    Source s;
    s.id = fmt::format("{}-{}", d.id, i);
    s.outlet = fmt::format("Outlet {}", i);
    s.url = fmt::format("https://outlet{}.example/{}", i, number);
    s.title = d.title;
    s.language = "en";
    s.origin = static_cast<std::uint32_t>(i);
    for (std::size_t k = 0; k < kSentences; ++k) s.text += sentence(100 * k + i) + "\n\n";
    d.origins.push_back({{static_cast<std::uint32_t>(i)}, {}});
    d.articles.push_back(std::move(s));
  }
  for (std::size_t k = 0; k < kSentences; ++k) {
    DossierFinding f;
    f.id = fmt::format("{}-f{}", d.id, k);
    f.text = "How many evacuated?";
    f.verdict = k % 3 == 0 ? Verdict::kDisagree : Verdict::kAgree;
    for (std::uint32_t i = 0; i < articles; ++i) {
      const auto at = static_cast<std::uint32_t>(d.articles[i].text.find(sentence(100 * k + i)));
      const Citation c{i, {at + 32, at + 42}, {at, at + 74}};
      DossierAnswer a;
      a.low = a.high = static_cast<double>(100 * k + i);
      a.origins = 1;
      a.speaker = 0;
      a.evidence = {c};
      f.answers.push_back(std::move(a));
      ministry.mentions.push_back({i, {at + 4, at + 12}, {at, at + 74}});
    }
    d.findings.push_back(std::move(f));
  }
  d.actors.push_back(std::move(ministry));
  return d;
}

void time(std::string_view form, const std::function<std::size_t()>& write) {
  const std::clock_t start = std::clock();
  const std::size_t bytes = write();
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  fmt::print("{}\t{:.3f}\t{:.1f}\n", form, seconds, static_cast<double>(bytes) / 1e6);
}

int run(std::size_t stories, std::size_t articles) {
  const auto pack = Pack::load();
  if (!pack) return 1;
  const Language& english = pack->language("en");
  Account account;
  for (std::size_t i = 0; i < stories; ++i) account.stories.push_back(story(i, articles));
  fmt::print("form\tseconds\tmegabytes\n");
  time("html", [&] { return account_html(account, english, *pack).size(); });
  time("json", [&] { return account_json(account).size(); });
  time("markdown", [&] { return account_markdown(account, english).size(); });
  time("text", [&] { return account_text(account, english, {}).size(); });
  time("csv", [&] {
    std::size_t bytes = 0;
    for (const CsvFile& file : account_csv(account, *pack)) bytes += file.bytes.size();
    return bytes;
  });
  for (const ExportFormat& format : export_formats())
    time(format.name, [&] { return format.write(account, english, *pack).size(); });
  fmt::print("# peak memory {} MiB\n", peak_mib());
  return 0;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) {
  const auto number = [&](int i, std::size_t otherwise) {
    return argc > i ? std::strtoul(argv[i], nullptr, 10) : otherwise;
  };
  return recoupe::run(number(1, 1000), number(2, 8));
}
