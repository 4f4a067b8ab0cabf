#include "read/extract/extract.h"

namespace recoupe {

Extracted extract(const Page&, const Pack&) { return {}; }

}  // namespace recoupe
