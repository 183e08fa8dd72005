package dev.chorus.gateway;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same with a node of the edge that does not know of many streams on one connection. */
class EarlierNodeTest extends WebSocketTest {

    @DynamicPropertySource
    static void earlierNode(DynamicPropertyRegistry registry) {
        registry.add("chorus.gateway.routing.realtime-socket", Services.EARLIER_NODE::url);
    }
}
