// JSON Schemas (draft 2020-12) of what kiji lint writes.
#pragma once

#include <string>

namespace kiji::output {

std::string json_report_schema();   // of --format json, the whole
std::string jsonl_record_schema();  // of --format jsonl, each line

}  // namespace kiji::output
