package org.lvdao.platform.content;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Judges by the word list alone, and so at once; of pictures it knows nothing. */
@Singleton
@Requires(property = "lvdao.content.check", value = "words", defaultValue = "words")
class WordListCheck implements ContentCheck {
  private final WordList words;

  WordListCheck(WordList words) {
    this.words = words;
  }

  @Override
  public boolean isHarmless(String text) {
    return words.judge(text).kind() == Kind.PASS;
  }

  @Override
  public Verdict check(Writing writing) {
    return words.judge(writing.words());
  }

  @Override
  public boolean judgesPhotos() {
    return false;
  }

  @Override
  public Optional<String> ask(Picture picture) {
    return Optional.empty();
  }
}
