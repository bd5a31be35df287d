// Replaces the one of Swagger UI, which shows a sample document.
window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: '/openapi/lvdao-v1.yml',
    dom_id: '#swagger-ui',
    deepLinking: true,
  });
};
