package org.lvdao;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The head of the OpenAPI document; the rest is gathered from the controllers. */
@OpenAPIDefinition(info = @Info(title = "Lvdao 绿岛 API", version = "v1"))
@SecurityScheme(
    name = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
final class ApiDocument {
  private ApiDocument() {}
}
