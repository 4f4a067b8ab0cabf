#include "ingest/ingest.h"

namespace recoupe {

struct Ingest::State {};
Ingest::Ingest(std::vector<std::string>, IngestOptions) : state_(std::make_unique<State>()) {}
Ingest::~Ingest() = default;
std::optional<tl::expected<Page, Rejected>> Ingest::next() { return std::nullopt; }
std::uint64_t Ingest::bytes_read() const { return 0; }
tl::expected<Page, Rejected> parse_record(std::string_view, const std::string&) { return {}; }

}  // namespace recoupe
