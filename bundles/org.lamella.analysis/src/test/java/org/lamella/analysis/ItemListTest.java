package org.lamella.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ItemListTest {
    @Test
    void commasInBracketsAndQuotesBelongToTheItem() {
        assertEquals(List.of("P", "N"), ItemList.parse(" P, N,"));
        assertEquals(List.of("C(x,y)", "Fe Ka"), ItemList.parse("C(x,y),Fe Ka"));
        assertEquals(List.of("a, b", "c"), ItemList.parse("\"a, b\", c"));
        assertEquals(List.of("a) b", "c (d", "e"), ItemList.parse("a) b,c (d,e"));
        assertEquals(List.of(), ItemList.parse(" , "));
    }

    @Test
    void whatIsJoinedIsParsedBack() {
        for (List<String> items : List.of(List.of("a", "b"), List.of("a, b", "C(x,y)"), List.of("x (", "y"), List.of("one"))) {
            assertEquals(items, ItemList.parse(ItemList.join(items)), ItemList.join(items));
        }
    }
}
