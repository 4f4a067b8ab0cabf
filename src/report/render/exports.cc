#include "report/render/exports.h"

#include <array>

namespace recoupe {
namespace {

constexpr std::array<ExportFormat, 5> kFormats{{{"annotations", account_annotations},
                                                {"ftm", account_ftm},
                                                {"geojson", account_geojson},
                                                {"jsonld", account_jsonld},
                                                {"ninjs", account_ninjs}}};

}  // namespace

std::span<const ExportFormat> export_formats() { return kFormats; }

}  // namespace recoupe
