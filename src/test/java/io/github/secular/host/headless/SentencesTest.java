package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SentencesTest {
    /** A pool hands its exceptions over as new ones without a message. */
    @Test
    void aCancelFromAPoolIsSaidLikeAnyOther() throws Exception {
        Throwable found = new ForkJoinPool(2)
                .submit(() -> {
                    try {
                        IntStream.range(0, 1000).parallel().forEach(i -> {
                            throw new CancellationException("Cancelled.");
                        });
                        return null;
                    } catch (CancellationException e) {
                        return e;
                    }
                })
                .get();
        assertEquals("Cancelled.", Sentences.of(found));
        assertEquals("Cancelled.", Sentences.of(new CancellationException()));
    }
}
