package org.lvdao;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The head of the OpenAPI document; the rest is gathered from the controllers. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Lvdao 绿岛 API",
            version = "v1",
            description =
                """
                Identifiers are text, times ISO-8601 with offset, coordinates degrees with their \
                datum (phones in China give GCJ02). A field that is not known is refused. Failures \
                are problem documents (RFC 9457) whose type is stable and whose words follow \
                Accept-Language, Chinese by default. Lists come in pages: pass nextCursor as cursor \
                until it is null."""))
@SecurityScheme(
    name = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
final class ApiDocument {
  private ApiDocument() {}
}
