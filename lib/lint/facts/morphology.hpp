// Japanese text cut into words, where kiji was built with MeCab and a dictionary is there.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.hpp"

namespace kiji::lint {

/// One word. All texts are those of the dictionary ipadic; "*" where it says nothing.
struct Morpheme {
    Span span;                 // in the text given
    std::string_view surface;  // a view of the text given
    std::string_view part;     // "助詞"
    std::string_view detail;   // "係助詞"
    std::string_view detail_2;
    std::string_view detail_3;
    std::string_view type;  // of conjugation: "特殊・デス"
    std::string_view form;  // "基本形"
    std::string_view base;  // "見る"
};

class Morphology {
  public:
    /// Null where kiji was built without MeCab, or MeCab finds no dictionary that is ipadic in
    /// UTF-8. The first call loads it.
    static const Morphology* installed();

    /// The words of `text`, white space left out. Safe from any thread. O(size).
    std::vector<Morpheme> words(std::string_view text) const;

    Morphology(const Morphology&) = delete;
    Morphology& operator=(const Morphology&) = delete;
    ~Morphology();

  private:
    struct Model;
    explicit Morphology(std::unique_ptr<Model> model);
    static std::unique_ptr<const Morphology> load();

    std::unique_ptr<Model> model_;
};

}  // namespace kiji::lint
