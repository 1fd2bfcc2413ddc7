// JSON Schemas (draft 2020-12) of what kiji lint writes. A test holds real reports to them.
#include "output/report_schemas.hpp"

#include <string_view>

namespace kiji::output {

namespace {

constexpr std::string_view definitions = R"("$defs": {
    "place": {
      "type": "object",
      "properties": {
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1, "description": "characters, or what --columns says"},
        "end_line": {"type": "integer", "minimum": 1},
        "end_column": {"type": "integer", "minimum": 1, "description": "one past the last"},
        "utf16_column": {"type": "integer", "minimum": 1},
        "end_utf16_column": {"type": "integer", "minimum": 1},
        "offset": {"type": "integer", "minimum": 0, "description": "bytes from the start of the file"},
        "end_offset": {"type": "integer", "minimum": 0}
      },
      "required": ["line", "column", "end_line", "end_column", "utf16_column", "end_utf16_column", "offset", "end_offset"]
    },
    "finding": {
      "type": "object",
      "allOf": [{"$ref": "#/$defs/place"}],
      "properties": {
        "file": {"type": "string"},
        "file_percent_encoded": {"type": "string", "description": "only where the name is not UTF-8"},
        "rule": {"type": "string", "description": "its name, as kiji rules shows it"},
        "code": {"type": "string", "description": "the id of markdownlint, or the name"},
        "severity": {"enum": ["error", "warning", "info"]},
        "message": {"type": "string"},
        "help": {"type": "string"},
        "related": {
          "type": "array",
          "items": {
            "type": "object",
            "allOf": [{"$ref": "#/$defs/place"}],
            "properties": {"file": {"type": "string"}, "message": {"type": "string"}},
            "required": ["file", "message"]
          }
        },
        "fix": {
          "type": "object",
          "properties": {
            "safety": {"enum": ["safe", "unsafe"]},
            "edits": {
              "type": "array",
              "minItems": 1,
              "items": {
                "type": "object",
                "allOf": [{"$ref": "#/$defs/place"}],
                "properties": {"text": {"type": "string", "description": "what stands there instead"}},
                "required": ["text"]
              }
            }
          },
          "required": ["safety", "edits"],
          "additionalProperties": false
        }
      },
      "required": ["file", "rule", "code", "severity", "message", "help", "related"]
    }
  })";

}  // namespace

std::string json_report_schema() {
    std::string schema = R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "kiji lint --format json",
  "description": "Members may be added; version rises when one changes its meaning or goes.",
  "type": "object",
  "properties": {
    "version": {"const": 1},
    "command": {"const": "lint"},
    "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
    "errors": {
      "type": "array",
      "description": "what could not be read or written",
      "items": {
        "type": "object",
        "properties": {
          "file": {"type": "string"},
          "message": {"type": "string"},
          "line": {"type": "integer", "minimum": 1},
          "column": {"type": "integer", "minimum": 0}
        },
        "required": ["file", "message"]
      }
    },
    "summary": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
  },
  "required": ["version", "command", "findings", "errors", "summary"],
  )";
    schema += definitions;
    return schema + "\n}\n";
}

std::string jsonl_record_schema() {
    std::string schema = R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "a line of kiji lint --format jsonl",
  "description": "Members may be added.",
  "$ref": "#/$defs/finding",
  )";
    schema += definitions;
    return schema + "\n}\n";
}

}  // namespace kiji::output
